/** A log that keeps what it is told, for tests that ask, and prints nothing. */
import type { Log } from '../../server/app/ports.ts';

export type SilentLog = Log & { readonly lines: { readonly level: string; readonly message: string }[] };

export function createSilentLog(): SilentLog {
  const lines: { level: string; message: string }[] = [];
  const at = (level: string) => (_facts: object, message: string) => void lines.push({ level, message });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}
