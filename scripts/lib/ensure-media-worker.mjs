// Gets a media worker: a given one, one from the cache, mediasoup's ready-made one, or one built here. Without any of
// them everything but calls still runs, so what is missing is an answer, not an error.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { buildWorker } from '../media-worker/build-worker.mjs';
import { fetchPrebuiltWorker } from '../media-worker/fetch-prebuilt-worker.mjs';
import { installCommand, installPackages, installedVersions } from './apt-packages.mjs';
import { createMediaWorkerCache } from './media-worker-cache.mjs';
import { lastLines } from './run-command.mjs';
import { withLock } from './with-lock.mjs';

const BUILD_PACKAGES = `g++ libssl-dev libuv1-dev libsrtp2-dev libabsl-dev libflatbuffers-dev
  flatbuffers-compiler`.split(/\s+/);
// Started by hand a worker complains that its parent is not mediasoup and exits with this: so all its libraries load.
const NOT_MY_FATHER = 41;

/** @returns {Promise<{ path: string } | { reason: string }>} */
export async function ensureMediaWorker(node, say) {
  const given = process.env.MEDIASOUP_WORKER_BIN;
  if (given) return runs(given) ? { path: given } : { reason: `MEDIASOUP_WORKER_BIN (${given}) does not run` };

  const cache = createMediaWorkerCache();
  const cached = () => cache.find(installedVersions(BUILD_PACKAGES), BUILD_PACKAGES.length).find(runs);
  return (
    asFound(cached()) ??
    (await withLock(cache.lock, say, async () => asFound(cached()) ?? (await obtain(node, cache, say))))
  );
}

/** For the environment of the server and the tests. */
export function mediaWorkerEnvironment(worker) {
  return 'path' in worker ? { MEDIASOUP_WORKER_BIN: worker.path } : { LOTSE_MEDIA_MISSING: worker.reason };
}

async function obtain(node, cache, say) {
  const prebuilt = cache.prebuiltPath();
  say('looking for the ready-made worker');
  const whyNotPrebuilt = await fetchPrebuiltWorker(node, prebuilt);
  if (!whyNotPrebuilt && runs(prebuilt)) return { path: prebuilt };
  say(`${whyNotPrebuilt ?? 'it does not run here'}: building the worker here`);

  const present = installedVersions(BUILD_PACKAGES);
  const missing = BUILD_PACKAGES.filter((name) => !(name in present));
  const whyNotInstalled = missing.length > 0 && (await installPackages(missing, say));
  if (whyNotInstalled) return { reason: oneLine(`${whyNotInstalled}; needed: ${installCommand(missing)}`) };

  const built = cache.builtPath(installedVersions(BUILD_PACKAGES));
  if (runs(built)) return { path: built };
  return build(built, cache.buildFolder(built), say);
}

async function build(path, folder, say) {
  let shownPercent = 0;
  say('compiling, once: two to five minutes on two cores');
  try {
    await buildWorker(path, folder, (part) => {
      const percent = Math.floor(part * 10) * 10;
      if (percent > shownPercent) say(`${percent} % compiled`);
      shownPercent = Math.max(percent, shownPercent);
    });
  } catch (error) {
    say(lastLines(error.message));
    return { reason: oneLine(`building the media worker failed: ${error.message}`) };
  }
  if (!runs(path)) return { reason: 'the media worker was built but does not start' };
  rmSync(folder, { recursive: true, force: true });
  return { path };
}

function runs(path) {
  return existsSync(path) && spawnSync(path, { env: {}, stdio: 'ignore', timeout: 10_000 }).status === NOT_MY_FATHER;
}

function asFound(path) {
  return path && { path };
}

function oneLine(text) {
  return text.replace(/\s+/g, ' ').trim().slice(0, 300);
}
