/** Turns JSON log lines into lines a person at a terminal reads. */
import { Writable } from 'node:stream';

const LEVELS: Readonly<Record<number, string>> = { 20: 'debug', 30: 'info ', 40: 'warn ', 50: 'error', 60: 'fatal' };

export function createPlainLines(output: NodeJS.WritableStream): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      output.write(chunk.toString().split('\n').filter(Boolean).map(plainLine).join(''));
      done();
    },
  });
}

function plainLine(line: string): string {
  const { level, time, msg, err, ...facts } = JSON.parse(line) as Record<string, unknown>;
  const clock = new Date(Number(time)).toTimeString().slice(0, 8);
  const words = Object.entries(facts).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  const stack = typeof err === 'object' && err !== null && 'stack' in err ? `\n${String(err.stack)}` : '';
  return `${clock} ${LEVELS[Number(level)] ?? ''} ${[msg, ...words].join('  ')}${stack}\n`;
}
