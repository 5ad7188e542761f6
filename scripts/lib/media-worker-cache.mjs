// Names the places of media workers in the user's cache, outside node_modules (npm ci wipes that). Judges no binary.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { hashFiles } from './hash-files.mjs';
import { projectRoot } from './project-root.mjs';

const PROGRAM = 'mediasoup-worker';

export function createMediaWorkerCache() {
  const base = join(cacheFolder(), 'media-worker');
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'node_modules/mediasoup/package.json'), 'utf8'));
  const platform = `${version}-${process.platform}-${process.arch}`;
  const recipe = `built-${platform}-${hashFiles(['scripts/media-worker']).slice(0, 8)}-`;
  const builtName = (libraries) => recipe + hashText(JSON.stringify(libraries));
  const prebuiltName = `prebuilt-${platform}`;
  mkdirSync(base, { recursive: true });

  const place = (name) => {
    mkdirSync(join(base, name), { recursive: true });
    return join(base, name, PROGRAM);
  };

  return {
    lock: join(base, `${platform}.lock`),
    /**
     * Candidates, best first. `libraries` are the installed versions of what a build links: newer ones (security
     * fixes) mean a new build; where not all `wanted` are installed there can be none, so any build of ours will do.
     */
    find(libraries, wanted) {
      const isBuilt = Object.keys(libraries).length === wanted;
      const built = isBuilt ? [builtName(libraries)] : readdirSync(base).filter((name) => name.startsWith(recipe));
      return [prebuiltName, ...built].map((name) => join(base, name, PROGRAM));
    },
    prebuiltPath: () => place(prebuiltName),
    builtPath: (libraries) => place(builtName(libraries)),
    buildFolder: (builtPath) => `${builtPath}.build`,
  };
}

function hashText(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
