// Makes sure of the programs that only tests need: a browser, PostgreSQL, Redis, fonts. The tests start their own servers.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installCommand, installPackages } from './apt-packages.mjs';
import { findProgram } from './find-program.mjs';

const POSTGRESQL_FOLDER = '/usr/lib/postgresql';

const NEEDED = [
  { aptPackage: 'chromium', isThere: () => findProgram(['chromium', 'chromium-browser', 'google-chrome']) },
  { aptPackage: 'postgresql', isThere: () => findProgram(['initdb'], postgresqlFolders()) },
  { aptPackage: 'redis-server', isThere: () => findProgram(['redis-server']) },
  // Without it text has no width in a bare container, and what is measured on the page is nonsense.
  { aptPackage: 'fonts-liberation', isThere: hasFonts },
];

export async function ensureSystemPackages(say) {
  const missing = missingPackages();
  if (missing.length === 0) return 'installed';
  const whyNot = await installPackages(missing, say);
  const stillMissing = missingPackages();
  if (stillMissing.length === 0) return `installed ${missing.join(', ')}`;
  throw new Error(`The tests need ${stillMissing.join(', ')}${whyNot ? `: ${whyNot}` : ''}
Install them, on Debian and Ubuntu as root:\n  apt-get update && ${installCommand(stillMissing)}`);
}

/** Debian keeps PostgreSQL's server programs off the PATH; the newest version comes first. */
export function postgresqlFolders() {
  if (!existsSync(POSTGRESQL_FOLDER)) return [];
  const versions = readdirSync(POSTGRESQL_FOLDER).toSorted((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(POSTGRESQL_FOLDER, version, 'bin'));
}

function missingPackages() {
  return NEEDED.filter(({ isThere }) => !isThere()).map(({ aptPackage }) => aptPackage);
}

function hasFonts() {
  return (
    process.platform !== 'linux' ||
    (existsSync('/usr/share/fonts/truetype') && readdirSync('/usr/share/fonts/truetype').length > 0)
  );
}
