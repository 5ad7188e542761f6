// Runs one program to its end: shown (its output goes straight to the terminal) or quiet (kept, for the error message).
import { spawn } from 'node:child_process';
import { ENDING_SIGNALS, forwardSignals } from './forward-signals.mjs';
import { projectRoot } from './project-root.mjs';

const KEPT_CHARS = 200_000;

/**
 * Never rejects: a program that cannot be started is `code: -1` with the reason in `output`.
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>}
 */
export function runCommand(file, args, { cwd = projectRoot, env = process.env, show = false, limitMs } = {}) {
  return new Promise((resolve) => {
    const child = show
      ? spawn(file, args, { cwd, env, stdio: 'inherit' })
      : spawn(file, args, { cwd, env: { ...env, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'] });
    const stopForwarding = forwardSignals(child);
    let output = '';
    let timedOut = false;
    const keep = (text) => (output = (output + text).slice(-KEPT_CHARS));
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    const limit = limitMs && setTimeout(() => (timedOut = child.kill('SIGKILL')), limitMs);
    const end = (code) => {
      clearTimeout(limit);
      stopForwarding();
      resolve({ code, output, timedOut });
    };
    child.on('error', (error) => {
      keep(error.message);
      end(-1);
    });
    child.on('close', (code, signal) => {
      // An interrupted step must not be taken for a failed one that the next step could make up for.
      if (ENDING_SIGNALS.includes(signal)) process.exit(130);
      end(code ?? 1);
    });
  });
}

/** The last lines of a program's output. */
export function lastLines(output, count = 8) {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}
