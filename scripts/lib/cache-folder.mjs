// Says where things live that outlast a clone: the fetched Node and the built media worker. Creates nothing.
import { homedir } from 'node:os';
import { join } from 'node:path';

export function cacheFolder(env = process.env) {
  // The XDG rule: a relative path is invalid and to be ignored.
  const base = env.XDG_CACHE_HOME?.startsWith('/') ? env.XDG_CACHE_HOME : join(homedir(), '.cache');
  return join(base, 'lotse');
}
