// The environment every program started from here gets: the right Node first on the PATH, no warnings about it.
import { delimiter, dirname } from 'node:path';

export function childEnvironment(node, more = {}, moreFolders = []) {
  const path = [dirname(node), ...moreFolders, process.env.PATH].filter(Boolean).join(delimiter);
  return { ...process.env, PATH: path, ...more };
}
