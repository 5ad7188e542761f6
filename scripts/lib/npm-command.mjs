// Finds npm's own program, so that it can be run under a Node of our choice.
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findProgram } from './find-program.mjs';

/** @returns {[file: string, ...args: string[]]} how to call npm under `node`. */
export function npmCommand(node) {
  const onPath = findProgram(['npm']);
  const candidates = [
    process.env.npm_execpath,
    onPath && realpathSync(onPath),
    join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
    join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'),
  ];
  const cli = candidates.find((path) => path?.endsWith('npm-cli.js') && existsSync(path));
  return cli ? [node, cli] : ['npm'];
}
