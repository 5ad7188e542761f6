// Passes the signals that ask us to end on to a child; we ourselves stay until it has ended.

export const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** @returns {() => void} stops forwarding */
export function forwardSignals(child) {
  // Ctrl-C in a terminal reaches the whole process group: a second one from us would be a "now, at once!" to many programs.
  const listeners = ENDING_SIGNALS.map((signal) => [
    signal,
    () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal),
  ]);
  for (const [signal, listener] of listeners) process.on(signal, listener);
  return () => {
    for (const [signal, listener] of listeners) process.off(signal, listener);
  };
}
