/** Keeps every fault of ours away from the page: the first is told once as a debug line, then the widget goes quiet. */
export type Fence = {
  /** The same function, but what it throws (or rejects with) never leaves us. */
  guard<A extends unknown[]>(run: (...args: A) => unknown): (...args: A) => void;
  report(fault: unknown): void;
};

export function createFence(onFault: () => void): Fence {
  let isQuiet = false;
  const report = (fault: unknown) => {
    if (isQuiet) return;
    isQuiet = true;
    // oxlint-disable-next-line no-console -- the one line a site's developer may look for
    console.debug('Lotse stopped:', fault);
    try {
      onFault();
    } catch {
      // Nothing more can be done without disturbing the page.
    }
  };
  return {
    report,
    guard:
      (run) =>
      (...args) => {
        if (isQuiet) return;
        try {
          const result = run(...args);
          if (result instanceof Promise) result.catch(report);
        } catch (fault) {
          report(fault);
        }
      },
  };
}
