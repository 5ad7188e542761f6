/** The structured log. Secrets never reach it: callers pass facts, and known secret names are removed here as well. */
import { pino } from 'pino';
import type { Log } from '../app/ports.ts';
import { createPlainLines } from './plain-lines.ts';

const SECRET_NAMES = ['token', 'password', 'cookie', 'authorization', 'sessionCode', 'auth'];

export type LogSettings = {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly format: 'auto' | 'json' | 'plain';
  readonly nodeId: string;
};

export function createLog({ level, format, nodeId }: LogSettings, output: NodeJS.WriteStream = process.stdout): Log {
  const isPlain = format === 'plain' || (format === 'auto' && output.isTTY === true);
  const redact = { paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`]), remove: true };
  const options = { level, redact, base: isPlain ? null : { nodeId } };
  return pino(options, isPlain ? createPlainLines(output) : output);
}
