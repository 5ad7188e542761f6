/** A server in a process of its own whose CPU time and memory can be read from outside (Linux /proc). */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { freePort } from '../../support/free-port.ts';

const TICKS_PER_SECOND = 100;

export type MeasuredProcess = {
  readonly url: string;
  /** User and system time since the start, in µs; the kernel counts in steps of 10 ms. */
  cpuUs(): number;
  /** Resident memory in bytes, after a forced collection. */
  residentBytes(): Promise<number>;
  stop(): Promise<void>;
};

/** Starts `file` with Node and waits until a GET of `readyPath` answers 200. SIGUSR2 makes the process collect garbage. */
export async function startMeasured(
  file: string,
  environment: Record<string, string>,
  readyPath: string,
): Promise<MeasuredProcess> {
  const port = await freePort();
  const child: ChildProcess = spawn(
    process.execPath,
    ['--expose-gc', '--import', new URL('collect-on-signal.ts', import.meta.url).href, file],
    { env: { ...process.env, ...environment, PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  // A bench that fails leaves no server behind.
  process.once('exit', () => child.kill('SIGKILL'));
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => lines.push(line) > 50 && lines.shift());
  }
  const url = `http://127.0.0.1:${port}`;
  const deadline = performance.now() + 30_000;
  while (
    !(await fetch(url + readyPath).then(
      (r) => r.ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null || performance.now() > deadline)
      throw new Error(`${file} did not start:\n${lines.join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    cpuUs: () => {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
      return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1e6;
    },
    residentBytes: async () => {
      for (let round = 0; round < 3; round += 1) {
        child.kill('SIGUSR2');
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) * 1024;
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
