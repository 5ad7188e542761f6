// Makes sure that node_modules is what package-lock.json says; installs only when it is not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand } from './npm-command.mjs';
import { projectRoot } from './project-root.mjs';
import { lastLines, runCommand } from './run-command.mjs';
import { withLock } from './with-lock.mjs';

export async function ensurePackages(node, say) {
  if (isInstalled()) return 'installed';
  return withLock(join(projectRoot, '.cache/packages.lock'), say, async () => {
    if (isInstalled()) return 'installed';
    say('installing (npm ci)');
    // Under the new Node, because an old one warns about every package that wants a newer one.
    const [npm, ...args] = npmCommand(node);
    const result = await runCommand(npm, [...args, 'ci', '--no-progress', '--loglevel=error']);
    if (result.code !== 0) {
      throw new Error(`npm ci failed:\n${lastLines(result.output, 20)}
Is the npm registry within reach (npm config get registry), and is there room on the disk?`);
    }
    return 'installed';
  });
}

/**
 * Compares with the list npm leaves behind at the end of an install, so an interrupted install counts as none and
 * one done by hand as one.
 */
function isInstalled() {
  const wanted = readLock('package-lock.json');
  const present = readLock('node_modules/.package-lock.json');
  if (!present) return false;
  const isFulfilled = ([path, entry]) =>
    present[path] ? present[path].version === entry.version : Boolean(entry.optional ?? entry.devOptional);
  return Object.entries(wanted).every(isFulfilled) && Object.keys(present).every((path) => path in wanted);
}

function readLock(file) {
  try {
    const { '': _project, ...packages } = JSON.parse(readFileSync(join(projectRoot, file), 'utf8')).packages;
    return packages;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
