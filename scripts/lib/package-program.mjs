// Finds the script behind a program that an installed package brings (oxlint, tsc, vitest …).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.mjs';

/** Run it with the Node of our choice; the links in node_modules/.bin would take whichever is first on the PATH. */
export function packageProgram(packageName, program = packageName) {
  const folder = join(projectRoot, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[program]);
}
