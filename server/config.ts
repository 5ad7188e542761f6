/** Every setting of the server in one table: environment name, default, meaning. The only reader of process.env. */
import { readers, type Reader } from './setting-readers.ts';

type Setting<T> = {
  readonly name: string;
  readonly fallback: string;
  readonly read: Reader<T>;
  readonly help: string;
};
const setting = <T>(name: string, fallback: string, read: Reader<T>, help: string): Setting<T> => ({
  name,
  fallback,
  read,
  help,
});

const table = {
  port: setting('PORT', '3000', readers.wholeNumber(0, 65_535), 'HTTP port; 0 takes any free one'),
  host: setting('HOST', '0.0.0.0', readers.text, 'address to listen on'),
  dataFolder: setting('LOTSE_DATA', './data', readers.text, 'folder of the embedded database and files'),
  libraryFolder: setting(
    'LOTSE_LIBRARY',
    '',
    readers.optionalText,
    'folder of the files agents have ready to show, one folder a site id in it; empty = library in the data folder',
  ),
  databaseUrl: setting(
    'DATABASE_URL',
    '',
    readers.optionalUrl(['postgres:', 'postgresql:']),
    'PostgreSQL instead of the embedded database',
  ),
  redisUrl: setting('REDIS_URL', '', readers.optionalUrl(['redis:', 'rediss:']), 'Redis, needed for several nodes'),
  demo: setting(
    'LOTSE_DEMO',
    'auto',
    readers.switchOrAuto,
    'demo shop, agents and rules: 1 on, 0 off, auto = on with the embedded database only',
  ),
  publicUrl: setting(
    'LOTSE_PUBLIC_URL',
    '',
    readers.optionalUrl(['http:', 'https:']),
    'where browsers reach this server, e.g. https://lotse.example',
  ),
  trustedProxies: setting(
    'LOTSE_TRUST_PROXY',
    '0',
    readers.wholeNumber(0, 10),
    'number of proxies in front whose X-Forwarded-For and X-Forwarded-Proto count',
  ),
  logLevel: setting(
    'LOTSE_LOG_LEVEL',
    'info',
    readers.oneOf(['debug', 'info', 'warn', 'error', 'silent']),
    'debug, info, warn, error or silent',
  ),
  logFormat: setting(
    'LOTSE_LOG_FORMAT',
    'auto',
    readers.oneOf(['auto', 'json', 'plain']),
    'json, plain, or auto = plain on a terminal',
  ),
  metricsToken: setting(
    'LOTSE_METRICS_TOKEN',
    '',
    readers.optionalText,
    'bearer token for /metrics; without it only direct requests from this machine are answered',
  ),
  mediaWorkerPath: setting('MEDIASOUP_WORKER_BIN', '', readers.optionalText, 'the media worker program'),
  mediaMissing: setting(
    'LOTSE_MEDIA_MISSING',
    '',
    readers.optionalText,
    'why there is no media worker; calls are then off (set by npm start)',
  ),
  mediaPort: setting(
    'LOTSE_MEDIA_PORT',
    '40000',
    readers.wholeNumber(0, 65_000),
    'first media port (UDP and TCP), one per media worker counting up; 0 takes any free ones',
  ),
  mediaAddress: setting('LOTSE_MEDIA_ADDRESS', '', readers.optionalText, 'address browsers send media to'),
  mediaWorkers: setting(
    'LOTSE_MEDIA_WORKERS',
    '1',
    readers.wholeNumber(0, 64),
    'number of media workers; 0 switches calls off',
  ),
  limitsFactor: setting(
    'LOTSE_LIMITS_FACTOR',
    '1',
    readers.wholeNumber(1, 1_000_000),
    'multiplies how often sockets may send; more than 1 only for load tests',
  ),
  nodeId: setting('LOTSE_NODE_ID', '', readers.optionalName, 'name of this node among several; made up when empty'),
  drainSeconds: setting(
    'LOTSE_DRAIN_SECONDS',
    '0',
    readers.wholeNumber(0, 3_600),
    'how long the node stays up as not ready after SIGTERM, so that calls end and balancers notice',
  ),
};

type Table = typeof table;
export type Config = { readonly [K in keyof Table]: Table[K] extends Setting<infer T> ? T : never };

/** All settings, or every problem at once in plain words. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): { readonly config: Config } | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const entries = Object.entries(table).map(([key, { name, fallback, read }]: [string, Setting<unknown>]) => {
    const given = environment[name]?.trim() ?? '';
    const outcome = read(given === '' ? fallback : given);
    if ('problem' in outcome) problems.push(`${name}: ${outcome.problem} (it is ${JSON.stringify(given)})`);
    return [key, 'value' in outcome ? outcome.value : undefined] as const;
  });
  if (problems.length > 0) return { problems };
  return { config: Object.fromEntries(entries) as Config };
}

/** Whether demo data is wanted: always when asked, otherwise only with the embedded database. */
export const isDemo = (config: Config): boolean =>
  config.demo === 'auto' ? config.databaseUrl === undefined : config.demo === 'on';

export function helpText(): string {
  const width = Math.max(...Object.values(table).map(({ name }) => name.length));
  const lines = Object.values(table).map(
    ({ name, fallback, help }) => `  ${name.padEnd(width)}  ${help}${fallback === '' ? '' : ` [${fallback}]`}`,
  );
  return ['Lotse server. Settings come from the environment:', '', ...lines, ''].join('\n');
}
