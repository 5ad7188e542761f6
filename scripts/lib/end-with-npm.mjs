// Lets us end when npm is asked to. npm passes a SIGTERM only to the shell between us, which dies and tells nobody.

const LOOK_EVERY_MS = 500;

export function endWithNpm() {
  // Started by hand in the background one may well outlive one's shell.
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const look = () => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
}
