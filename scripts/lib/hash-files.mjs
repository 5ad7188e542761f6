// Gives one hash for the names and contents of files and whole folders of the project.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.mjs';

/** `paths` are relative to the project; one that does not exist counts as absent, not as an error. */
export function hashFiles(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesIn)) {
    hash.update(`${path}\0`).update(
      createHash('sha256')
        .update(readFileSync(join(projectRoot, path)))
        .digest(),
    );
  }
  return hash.digest('hex');
}

function filesIn(path) {
  const full = join(projectRoot, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .toSorted()
    .flatMap((name) => filesIn(`${path}/${name}`));
}
