/** Turns the agent's mouse over the replica into pointer frames, one a picture at most. */
import { encodePointer, type Pointer } from '../../shared/protocol/page-frame.ts';
import type { Spot } from './replica.ts';

type Ports = {
  spotAt: (x: number, y: number) => Spot | null;
  send: (frame: Uint8Array) => void;
  /** `requestAnimationFrame`. */
  beforePicture: (run: () => void) => void;
};
export type Pointing = { move(x: number, y: number): void; click(x: number, y: number): void; leave(): void };

export function createPointing({ spotAt, send, beforePicture }: Ports): Pointing {
  let waiting: { x: number; y: number } | null = null;
  const say = (kind: Pointer['kind'], spot: Spot) => send(encodePointer({ kind, ...spot }));
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
      say('leave', { node: 0, x: 0, y: 0 });
    },
  };
}
