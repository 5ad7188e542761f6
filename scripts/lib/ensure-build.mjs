// Makes sure that dist/ holds the browser programs of the present sources; builds only those that changed.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashFiles } from './hash-files.mjs';
import { projectRoot } from './project-root.mjs';
import { lastLines, runCommand } from './run-command.mjs';
import { withLock } from './with-lock.mjs';

const SHARED_SOURCES = ['shared', 'scripts/vite', 'scripts/build.mjs', 'package-lock.json', 'tsconfig.json'];
const PROGRAMS = ['widget', 'console'];

export async function ensureBuild(node, say, { force = false } = {}) {
  if (!force && outdated().length === 0) return 'up to date';
  return withLock(join(projectRoot, '.cache/build.lock'), say, async () => {
    const programs = force ? PROGRAMS : outdated();
    if (programs.length === 0) return 'up to date';
    // Taken before the build: what is edited meanwhile is built next time.
    const stamps = programs.map((name) => [stampFile(name), sourcesHash(name)]);
    const result = await runCommand(node, ['scripts/build.mjs', ...programs]);
    if (result.code !== 0)
      throw new Error(`building ${programs.join(' and ')} failed:\n${lastLines(result.output, 40)}`);
    if (result.output.trim()) say(result.output.trim());
    for (const [file, hash] of stamps) writeFileSync(file, hash);
    return `built ${programs.join(' and ')}`;
  });
}

function outdated() {
  return PROGRAMS.filter(
    (name) => !existsSync(stampFile(name)) || readFileSync(stampFile(name), 'utf8') !== sourcesHash(name),
  );
}

function sourcesHash(name) {
  return hashFiles([name, ...SHARED_SOURCES]);
}

// Inside the folder it vouches for, so that whoever deletes the one deletes the other; a dot file is not served.
function stampFile(name) {
  return join(projectRoot, 'dist', name, '.sources-hash');
}
