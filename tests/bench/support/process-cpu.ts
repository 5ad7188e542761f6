/** CPU time of a process from outside (Linux /proc). */
import { readFileSync } from 'node:fs';

/** User and system time of the main thread since the start, in µs. A media worker has no other that works. */
export const mainThreadUs = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1_000;
