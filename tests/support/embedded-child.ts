/** Runs commit-until-killed.ts as a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('commit-until-killed.ts', import.meta.url));

export type EmbeddedChild = {
  /** Resolves when it has printed so many lines; rejects with its errors when it ends before. */
  untilPrinted(lines: number): Promise<void>;
  /** SIGKILL; resolves with everything it printed. */
  kill(): Promise<readonly string[]>;
};

export function startEmbeddedChild(folder: string): EmbeddedChild {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', PROGRAM, folder]);
  const printed: string[] = [];
  let errors = '';
  let look = () => {};
  createInterface({ input: child.stdout }).on('line', (line) => {
    printed.push(line);
    look();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = once(child, 'close');
  const stopAtExit = () => child.kill('SIGKILL');
  process.once('exit', stopAtExit);

  return {
    untilPrinted: (lines) =>
      new Promise((resolve, reject) => {
        look = () => {
          if (printed.length >= lines) resolve();
        };
        look();
        void ended.then(() => reject(new Error(`it ended: ${errors}`)));
      }),
    async kill() {
      child.kill('SIGKILL');
      await ended;
      process.off('exit', stopAtExit);
      return printed;
    },
  };
}
