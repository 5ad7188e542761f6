// Fetches the ready-made worker with mediasoup's own download step; quickly says no where its host is out of reach.
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '../lib/project-root.mjs';
import { runCommand } from '../lib/run-command.mjs';

const PROBE_LIMIT_MS = 4_000;
const DOWNLOAD_LIMIT_MS = 90_000;
const MEDIASOUP_FOLDER = join(projectRoot, 'node_modules/mediasoup');

/** @returns {Promise<string | undefined>} why not; undefined when `out` is there */
export async function fetchPrebuiltWorker(node, out) {
  const url = new URL(process.env.MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL ?? packageRepository());
  // mediasoup's download has no time limit of its own.
  if (!(await isReachable(url))) return `${url.host} cannot be reached`;

  // Without a Python its fallback, a build that needs the network, ends at once: ours is next.
  const env = { ...process.env, PYTHON: 'no-local-build', MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD: '' };
  const options = { cwd: MEDIASOUP_FOLDER, env, limitMs: DOWNLOAD_LIMIT_MS };
  const result = await runCommand(node, ['npm-scripts.mjs', 'postinstall'], options);
  if (result.timedOut) return `the download took longer than ${DOWNLOAD_LIMIT_MS / 1000} s`;

  const fetched = join(MEDIASOUP_FOLDER, 'worker/out/Release/mediasoup-worker');
  if (result.code !== 0 || !existsSync(fetched)) return `no ready-made worker for this system at ${url.host}`;
  copyFileSync(fetched, out);
  return undefined;
}

function packageRepository() {
  const { repository } = JSON.parse(readFileSync(join(MEDIASOUP_FOLDER, 'package.json'), 'utf8'));
  return repository.url.replace(/^git\+/, '');
}

function isReachable({ hostname, port, protocol }) {
  return new Promise((resolve) => {
    const socket = connect(Number(port) || (protocol === 'http:' ? 80 : 443), hostname);
    const answer = (yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.setTimeout(PROBE_LIMIT_MS, () => answer(false));
    socket.on('connect', () => answer(true));
    socket.on('error', () => answer(false));
  });
}
