// Makes sure that dist/ holds the browser programs of the present sources; builds only those that changed.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashFiles } from './hash-files.mjs';
import { projectRoot } from './project-root.mjs';
import { runCommand } from './run-command.mjs';
import { withLock } from './with-lock.mjs';

const SHARED_SOURCES = ['shared', 'scripts/vite', 'scripts/build.mjs', 'package-lock.json', 'tsconfig.json'];
const PROGRAMS = ['widget', 'console', 'viewer'];

export async function ensureBuild(node, say, { force = false } = {}) {
  if (!force && outdated().length === 0) return 'up to date';
  return withLock(join(projectRoot, '.cache/build.lock'), say, async () => {
    const programs = force ? PROGRAMS : outdated();
    if (programs.length === 0) return 'up to date';
    for (const name of programs) await buildProgram(node, name, say);
    return `built ${programs.join(' and ')}`;
  });
}

async function buildProgram(node, name, say) {
  // Taken before the build: what is edited meanwhile is built next time.
  const hash = sourcesHash(name);
  const { code, output } = await runCommand(node, ['scripts/build.mjs', name]);
  if (code !== 0) throw new Error(`building the ${name} failed:\n${output.trim()}`);
  if (output.trim()) say(output.trim());
  writeFileSync(stampFile(name), hash);
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
