/** A throw-away PostgreSQL: a real server on a free port, in a temporary folder, without waiting for any disk. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Client } from 'pg';
import { findBinary, postgresFolders } from './find-binary.ts';
import { freePort } from './free-port.ts';
import { startServerProcess } from './server-process.ts';
import { createThrowAwayFolder } from './throw-away-folder.ts';

const INSTALL = 'install postgresql (Debian: apt-get install postgresql)';

export type ThrowAwayPostgres = {
  /** Of the database `postgres`. */
  readonly url: string;
  /** A new, empty database of this server. */
  createDatabase(name: string): Promise<string>;
  /** Ends it at once, as a crash does, and starts it again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

export async function startPostgres(): Promise<ThrowAwayPostgres> {
  const programs = postgresFolders();
  const initdb = findBinary('initdb', INSTALL, programs);
  const postgres = findBinary('postgres', INSTALL, programs);
  const user = unprivilegedUser();
  const folder = createThrowAwayFolder('postgres', true);
  const data = join(folder.path, 'data');
  const port = await freePort();
  const urlOf = (database: string) => `postgres://lotse@127.0.0.1:${port}/${database}`;

  execFileSync(initdb, ['-D', data, '-U', 'lotse', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C'], {
    ...user,
    cwd: folder.path,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    full_page_writes: 'off',
    shared_buffers: '32MB',
    max_connections: '120',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const begin = () =>
    startServerProcess(postgres, ['-D', data, '-p', String(port), ...args], { ...user, cwd: folder.path });
  const isUp = () => query(urlOf('postgres'), 'select 1').then(yes, no);
  let server = begin();
  const stop = async () => {
    await server.end('SIGINT');
    folder.remove();
  };
  try {
    await server.untilReady(isUp);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: urlOf('postgres'),
    async createDatabase(name) {
      await query(urlOf('postgres'), `create database "${name}"`);
      return urlOf(name);
    },
    async restart() {
      // An immediate shutdown: nobody is asked to finish.
      await server.end('SIGQUIT');
      server = begin();
      await server.untilReady(isUp);
    },
    stop,
  };
}

const yes = () => true;
const no = () => false;

async function query(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** PostgreSQL refuses to run as root; then it runs as its own user, or as nobody. */
function unprivilegedUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user "postgres" nor "nobody".');
}

function idOf(what: '-u' | '-g', name: string): number | undefined {
  try {
    return Number(execFileSync('id', [what, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined;
  }
}
