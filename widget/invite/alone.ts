/** Runs something in one tab only, until it lets go. Without the browser's locks (no secure context) every tab is alone. */
export function alone(name: string, run: (release: () => void) => void): void {
  if (!('locks' in navigator)) return run(() => undefined);
  void navigator.locks.request(name, { ifAvailable: true }, (lock) =>
    lock ? new Promise<void>((release) => run(release)) : undefined,
  );
}
