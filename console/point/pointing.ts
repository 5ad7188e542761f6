/** Turns the agent's mouse over the replica into pointer frames, one a picture at most. */
import { encodePointer } from '../../shared/protocol/pointer-frame.ts';
import type { Spot } from '../page/replica.ts';

type Ports = {
  /** The tab on the screen now. */
  tab: () => number;
  spotAt: (x: number, y: number) => Spot | null;
  send: (frame: Uint8Array) => void;
  /** `requestAnimationFrame`. */
  beforePicture: (run: () => void) => void;
};
export type Pointing = { move(x: number, y: number): void; click(x: number, y: number): void; leave(): void };

export function createPointing({ tab, spotAt, send, beforePicture }: Ports): Pointing {
  let waiting: { x: number; y: number } | null = null;
  const say = (kind: 'move' | 'click', spot: Spot) => send(encodePointer({ kind, tab: tab(), ...spot }));
  return {
    move(x, y) {
      const isScheduled = waiting !== null;
      waiting = { x, y };
      if (isScheduled) return;
      beforePicture(() => {
        const spot = waiting && spotAt(waiting.x, waiting.y);
        waiting = null;
        if (spot) say('move', spot);
      });
    },
    click(x, y) {
      const spot = spotAt(x, y);
      if (spot) say('click', spot);
    },
    leave() {
      waiting = null;
      send(encodePointer({ kind: 'leave', tab: tab() }));
    },
  };
}
