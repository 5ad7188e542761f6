// Looks at and installs Debian packages, where there is apt and the right to use it.
import { spawnSync } from 'node:child_process';
import { findProgram } from './find-program.mjs';
import { lastLines, runCommand } from './run-command.mjs';

const INSTALL_LIMIT_MS = 10 * 60_000;
const OPTIONS = ['-q', '-o', 'Acquire::http::Timeout=20', '-o', 'Acquire::Retries=1', '-o', 'DPkg::Lock::Timeout=120'];

/** Installed versions by package name; a package that is not installed is not in it. */
export function installedVersions(packages) {
  const format = '${Package}=${Version}=${db:Status-Status}\n';
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', format, ...packages], { encoding: 'utf8' });
  const rows = (stdout ?? '').split('\n').map((line) => line.split('='));
  return Object.fromEntries(
    rows.filter(([, , status]) => status === 'installed').map(([name, version]) => [name, version]),
  );
}

/** What to type by hand. */
export function installCommand(packages) {
  return `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
}

/** @returns {Promise<string | undefined>} why it failed; undefined when installed */
export async function installPackages(packages, say) {
  const prefix = rightPrefix();
  if (!findProgram(['apt-get'])) return 'there is no apt-get on this system';
  if (!prefix) return 'no right to install packages (neither root nor sudo without a password)';

  const aptGet = (...args) => {
    const [file, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...OPTIONS, ...args];
    return runCommand(file, rest, { limitMs: INSTALL_LIMIT_MS });
  };
  say(`installing with apt-get: ${packages.join(' ')}`);
  const updated = await aptGet('update');
  const installed = await aptGet('install', '-y', '--no-install-recommends', ...packages);
  if (installed.code === 0) return undefined;
  return `apt-get failed: ${lastLines(installed.output || updated.output, 4)}`;
}

function rightPrefix() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined;
}
