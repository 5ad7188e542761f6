// Lets one process at a time do a job on this machine (two starts must not build the same thing twice); the others wait.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const POLL_MS = 500;

export async function withLock(path, say, job) {
  mkdirSync(dirname(path), { recursive: true });
  for (let told = false; !tryLock(path); told = true) {
    if (!told) say(`another process (${readFileSync(path, 'utf8').trim() || 'unknown'}) is at it, waiting`);
    await wait(POLL_MS);
  }
  try {
    return await job();
  } finally {
    rmSync(path, { force: true });
  }
}

function tryLock(path) {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isHeld(path)) rmSync(path, { force: true });
    return false;
  }
}

function isHeld(path) {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    // Empty: its owner is between creating and writing it.
    return pid === 0 || process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
