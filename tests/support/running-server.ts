/** The real server in the test's own process: every port free, data in a throw-away folder, no media worker unless asked for. */
import { readConfig, type Config } from '../../server/config.ts';
import { startServer, type RunningServer } from '../../server/start-server.ts';
import { signInHeaders } from './sign-in.ts';
import { connectSocket, type TestSocket } from './test-socket.ts';
import { createSilentLog } from './silent-log.ts';
import { createThrowAwayFolder } from './throw-away-folder.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { VisitorWelcome } from '../../shared/protocol/handshake.ts';
import type { DeskState } from '../../shared/protocol/desk.ts';

export type TestServer = RunningServer & {
  readonly dataFolder: string;
  /** What the server logged as errors so far. */
  faults(): readonly string[];
  /** Headers of a signed-in agent's requests and sockets. */
  signIn(email: string): Promise<{ readonly cookie: string; readonly origin: string }>;
  /** Connected, not greeted. */
  visitorSocket(more?: { origin?: string | undefined; auth?: object }): Promise<TestSocket>;
  visitor(token?: string, tabId?: string): Promise<TestSocket & { readonly welcome: VisitorWelcome }>;
  agent(email: string): Promise<TestSocket & { readonly desk: DeskState }>;
};

const SETTINGS = { PORT: '0', HOST: '127.0.0.1', LOTSE_DEMO: '1', LOTSE_MEDIA_MISSING: 'none in this test' };
let folders: ReturnType<typeof createThrowAwayFolder>[] = [];
let servers: RunningServer[] = [];
const sockets: TestSocket[] = [];

export async function startTestServer(environment: Record<string, string> = {}): Promise<TestServer> {
  const dataFolder = environment.LOTSE_DATA ?? throwAway();
  const settings = readConfig({ ...SETTINGS, LOTSE_DATA: dataFolder, ...environment });
  if ('problems' in settings) throw new Error(settings.problems.join('\n'));
  const log = createSilentLog();
  const server = await startServer(settings.config satisfies Config, log);
  servers.push(server);
  const origin = server.url;
  const track = (socket: TestSocket) => {
    sockets.push(socket);
    return socket;
  };

  const visitorSocket: TestServer['visitorSocket'] = async (more = {}) =>
    track(
      await connectSocket(`${origin}/visitor`, {
        auth: more.auth ?? { protocol: PROTOCOL_VERSION, site: 'demo' },
        headers: 'origin' in more ? (more.origin === undefined ? {} : { origin: more.origin }) : { origin },
      }),
    );

  return {
    ...server,
    dataFolder,
    faults: () => log.lines.filter(({ level }) => level === 'error').map(({ message }) => message),
    signIn: (email) => signInHeaders(origin, email),
    visitorSocket,
    visitor: async (token, tabId = 'tab-1') => {
      const auth = { protocol: PROTOCOL_VERSION, site: 'demo', ...(token === undefined ? {} : { token }) };
      const socket = await visitorSocket({ auth });
      const welcome = await socket.ask<VisitorWelcome>('visitor:hello', helloBody(origin, tabId));
      return Object.assign(socket, { welcome });
    },
    agent: async (email) => {
      const headers = await signInHeaders(origin, email);
      const socket = track(await connectSocket(`${origin}/agent`, { auth: { protocol: PROTOCOL_VERSION }, headers }));
      const desk = await socket.ask<DeskState>('desk:hello', {});
      return Object.assign(socket, { desk });
    },
  };
}

export const helloBody = (origin: string, tabId = 'tab-1') => ({
  tabId,
  page: { url: `${origin}/demo/tariff.html`, title: 'Tarif', referrer: '' },
  locale: 'de',
  facts: {},
});

/** Stops a server and takes it off the list. */
export async function stopTestServer(server: RunningServer): Promise<void> {
  servers = servers.filter((other) => other.port !== server.port);
  await server.stop();
}

/** For afterEach or afterAll: closes every socket and server of the test. */
export async function stopEverything(): Promise<void> {
  for (const socket of sockets.splice(0)) socket.close();
  for (const server of servers.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) folder.remove();
}

function throwAway(): string {
  const folder = createThrowAwayFolder('server');
  folders = [...folders, folder];
  return folder.path;
}
