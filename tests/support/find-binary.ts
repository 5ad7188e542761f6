/** Finds the server programs the contract tests need; a missing one is an error that says what to install. */
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export function findBinary(name: string, installed: string, moreFolders: readonly string[] = []): string {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...moreFolders];
  const found = folders.map((folder) => join(folder, name)).find(isExecutable);
  if (!found) throw new Error(`${name} was not found, this test needs it: ${installed}`);
  return found;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Debian keeps PostgreSQL's programs by version, outside of PATH; the newest first. */
export function postgresFolders(): readonly string[] {
  const root = '/usr/lib/postgresql';
  try {
    const versions = readdirSync(root).toSorted((a, b) => Number(b) - Number(a));
    return versions.map((version) => join(root, version, 'bin'));
  } catch {
    return [];
  }
}
