/** Folders under the system's temporary one, gone with the test. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type ThrowAwayFolder = { readonly path: string; remove(): void };

/** Readable by everybody when `isShared`: for servers that run as another user. */
export function createThrowAwayFolder(name: string, isShared = false): ThrowAwayFolder {
  const path = mkdtempSync(join(tmpdir(), `lotse-${name}-`));
  if (isShared) chmodSync(path, 0o777);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
