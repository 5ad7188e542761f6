/** A foreign server as a child process: its last words when it fails, an end that is waited for, and none that outlives the test. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Writable } from 'node:stream';

const MAX_LOG_CHARS = 8_000;
/** Between two looks at whether a server answers, in ms. */
const LOOK_EVERY_MS = 25;
const READY_WITHIN_MS = 30_000;
/**
 * Becomes the server, with a watcher beside it that interrupts it when the test's end of the pipe closes: also when the test
 * run itself was killed hard.
 */
const GUARDED = '(read signal <&3; kill -"${signal:-INT}" $$) >/dev/null 2>&1 & exec "$@" 3<&-';
/** Tells the watcher that the server has ended and nobody needs a signal. */
const NO_SIGNAL = '0\n';

export type ServerProcess = {
  readonly pid: number;
  /** Resolves when `isReady` answers true; rejects with the server's own words when it ends before or takes too long. */
  untilReady(isReady: () => Promise<boolean>): Promise<void>;
  end(signal: NodeJS.Signals): Promise<void>;
};

export function startServerProcess(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly uid?: number; readonly gid?: number },
): ServerProcess {
  const child = spawn('/bin/sh', ['-c', GUARDED, 'sh', program, ...args], {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const watcher = child.stdio[3] as Writable;
  watcher.on('error', () => {});
  child.on('exit', () => watcher.end(NO_SIGNAL));
  let log = '';
  const keep = (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-MAX_LOG_CHARS);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  child.on('error', (error) => keep(Buffer.from(error.message)));
  const hasEnded = () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

  return {
    pid: child.pid ?? 0,
    async untilReady(isReady) {
      const deadline = performance.now() + READY_WITHIN_MS;
      while (!(await isReady())) {
        if (hasEnded() || performance.now() > deadline) throw new Error(`${program} did not become ready:\n${log}`);
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
    },
    async end(signal) {
      if (hasEnded()) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
}
