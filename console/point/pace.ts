/** Runs the newest of what is asked for: at once after a rest, then once a picture, and on fast screens not more often than the line is meant for. */

/** A little under a picture of a common screen, in ms; the server takes 75 frames a second. */
const LEAST_MS = 15;

type Ports = {
  /** `requestAnimationFrame`. */
  readonly beforePicture: (run: () => void) => void;
  readonly now: () => number;
};
export type Pace = {
  soon(run: () => void): void;
  /** What waits, at once. */
  flush(): void;
};

export function createPace({ beforePicture, now }: Ports): Pace {
  let waiting: (() => void) | null = null;
  let isLooking = false;
  let ranAt = -Infinity;
  function flush(): void {
    const run = waiting;
    waiting = null;
    if (!run) return;
    ranAt = now();
    run();
  }
  function look(): void {
    isLooking = false;
    if (!waiting) return;
    if (now() - ranAt < LEAST_MS) begin();
    else flush();
  }
  function begin(): void {
    isLooking = true;
    beforePicture(look);
  }
  return {
    soon(run) {
      waiting = run;
      if (isLooking) return;
      if (now() - ranAt < LEAST_MS) begin();
      else flush();
    },
    flush,
  };
}
