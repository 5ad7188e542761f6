/** The library as folders of the server: one a site, named by its id. What lies there by another kind of name or way is not there. */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { MAX_FILE_BYTES } from '../../shared/protocol/limits.ts';
import type { Library, LibraryFile } from '../app/library-port.ts';

const KINDS: Readonly<Record<string, LibraryFile['kind']>> = {
  '.png': 'picture',
  '.jpg': 'picture',
  '.jpeg': 'picture',
  '.gif': 'picture',
  '.webp': 'picture',
  '.avif': 'picture',
  '.pdf': 'document',
  '.mp4': 'film',
  '.webm': 'film',
};
/** More than somebody looks through in a conversation. */
const MAX_FILES = 200;
const MAX_NAME_CHARS = 200;
const SITE_ID = /^[A-Za-z0-9_-]{1,40}$/;

/** Of two folders that have something for a site, the first counts. */
export function createFolderLibrary(folders: readonly string[]): Library {
  async function filesIn(folder: string): Promise<LibraryFile[]> {
    // Plain files only: a link could lead anywhere.
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const names = entries.flatMap((entry) => (entry.isFile() && isFit(entry.name) ? [entry.name] : []));
    const found = names.toSorted((a, b) => a.localeCompare(b)).slice(0, MAX_FILES);
    const files = await Promise.all(found.map((name) => fileIn(folder, name)));
    return files.filter((file) => file !== undefined);
  }
  async function homeOf(siteId: string): Promise<{ folder: string; files: readonly LibraryFile[] }> {
    for (const folder of SITE_ID.test(siteId) ? folders : []) {
      const home = join(folder, siteId);
      const files = await filesIn(home);
      if (files.length > 0) return { folder: home, files };
    }
    return { folder: '', files: [] };
  }
  return {
    list: async (siteId) => (await homeOf(siteId)).files,
    async open(siteId, wanted) {
      const { folder, files } = await homeOf(siteId);
      // By the list and not by what was asked for: no name leads out of the folder.
      const file = files.find(({ name }) => name === wanted);
      return file && createReadStream(join(folder, file.name));
    },
  };
}

const kindOf = (name: string): LibraryFile['kind'] | undefined => KINDS[extname(name).toLowerCase()];
const isFit = (name: string): boolean =>
  name.length <= MAX_NAME_CHARS && !name.startsWith('.') && kindOf(name) !== undefined;

async function fileIn(folder: string, name: string): Promise<LibraryFile | undefined> {
  const facts = await stat(join(folder, name)).catch(() => undefined);
  const kind = kindOf(name);
  return facts && kind && facts.size > 0 && facts.size <= MAX_FILE_BYTES
    ? { name, kind, bytes: facts.size }
    : undefined;
}
