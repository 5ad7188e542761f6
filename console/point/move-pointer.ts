/** Turns the agent's mouse over the replica into the pointer on the visitor's page, which stays while the mouse rests. */
import type { Hand } from './hand.ts';

/** A resting pointer is said again: soon, since the last move may have been lost, then so that it stays; not for ever, in ms. */
const AGAIN_MS = 150;
const RENEW_MS = 2_000;
const RENEWALS = 15;

export type MovePointer = {
  move(x: number, y: number): void;
  click(x: number, y: number): void;
  /** Others show where the hand is. */
  rest(): void;
  leave(): void;
};

export function createMovePointer({ replica, pace, send, after }: Hand): MovePointer {
  let cancel = () => {};
  let isThere = false;
  function say(kind: 'move' | 'click', x: number, y: number): void {
    const spot = replica.targetAt(x, y)?.spot;
    cancel();
    if (!spot) return;
    isThere = true;
    send({ kind, ...spot });
    let left = RENEWALS;
    const again = () => {
      send({ kind: 'move', ...spot });
      left -= 1;
      if (left > 0) cancel = after(RENEW_MS, again);
    };
    cancel = after(AGAIN_MS, again);
  }
  return {
    move: (x, y) => pace.soon(() => say('move', x, y)),
    click: (x, y) => say('click', x, y),
    rest: () => cancel(),
    leave() {
      cancel();
      // Nothing that waits may bring it back.
      pace.soon(() => {});
      if (isThere) send({ kind: 'leave' });
      isThere = false;
    },
  };
}
