/** Who may import whom, as an allow-list: dependencies point inward, each library has its files, files stay small. */
import { describe, expect, test } from 'vitest';
import { readSourceFiles, type SourceFile } from './support/source-files.ts';

const files = readSourceFiles();

/** A folder and what its files may import besides themselves. The longest matching folder decides. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'shared/protocol/': [],
  'shared/radar/': ['shared/protocol/'],
  'shared/client/': ['shared/protocol/'],
  'shared/page/': ['shared/protocol/'],
  'shared/point/': ['shared/protocol/'],
  'shared/call/': ['shared/protocol/', 'shared/client/'],
  'shared/showing/': ['shared/protocol/'],
  'shared/ui/': ['shared/protocol/'],
  'server/domain/': ['shared/call/mean-opinion.ts', 'shared/protocol/', 'shared/radar/'],
  'server/app/': ['server/domain/', 'shared/protocol/', 'shared/radar/'],
  'server/store/': ['server/app/', 'server/domain/', 'shared/protocol/'],
  'server/bus/': ['server/app/'],
  'server/catalogue/': ['server/app/', 'server/domain/', 'shared/protocol/'],
  'server/library/': ['server/app/', 'shared/protocol/'],
  'server/media/': ['server/app/', 'server/domain/', 'shared/protocol/'],
  'server/log/': ['server/app/ports.ts'],
  'server/metrics/': [],
  'server/http/': ['server/app/', 'server/domain/', 'server/metrics/', 'shared/protocol/'],
  'server/sockets/': [
    'server/app/',
    'server/domain/',
    'server/metrics/',
    'server/http/own-origin.ts',
    'server/http/sign-in-cookie.ts',
    'shared/protocol/',
  ],
  'server/demo/': ['server/app/', 'server/domain/', 'shared/protocol/', 'shared/radar/'],
  // The composition root knows every part of its program.
  'server/': ['server/', 'shared/protocol/'],
  'widget/': ['shared/'],
  'console/': ['shared/'],
  'viewer/': ['shared/'],
};

/** A library and the files or folders that alone may name it. */
const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  valibot: ['shared/protocol/schema.ts'],
  fflate: ['shared/page/codec.ts'],
  'mediasoup-client': ['shared/call/'],
  '@twilio/video-processors': ['shared/call/blur-camera.ts'],
  mediasoup: ['server/media/'],
  kysely: ['server/store/'],
  pg: ['server/store/postgres-engine.ts'],
  'node:sqlite': ['server/store/sqlite-database.ts', 'server/store/sqlite-engine.ts'],
  redis: ['server/bus/redis-connection.ts'],
  '@socket.io/redis-streams-adapter': ['server/bus/redis-socket-adapter.ts'],
  'socket.io': ['server/sockets/wire/socket-server.ts'],
  express: ['server/http/'],
  helmet: ['server/http/create-http-app.ts'],
  compression: ['server/http/create-http-app.ts'],
  cookie: ['server/http/sign-in-cookie.ts'],
  'request-filtering-agent': ['server/catalogue/guarded-get.ts'],
  'rate-limiter-flexible': ['server/http/sign-in-brake.ts'],
  pino: ['server/log/create-log.ts'],
  'prom-client': ['server/metrics/create-metrics.ts'],
  nanoid: ['server/chance.ts'],
  'socket.io-client': ['widget/', 'console/'],
  preact: ['widget/', 'console/'],
  '@preact/signals': ['widget/', 'console/'],
  lucide: ['widget/', 'console/'],
  'pdfjs-dist': ['viewer/'],
  '@rrweb/record': ['widget/cobrowse/'],
  '@rrweb/replay': ['console/page/'],
  '@rrweb/types': ['widget/cobrowse/', 'console/page/'],
};

/** Node's own modules stay at the edges; the use cases need hashes of secrets, and nothing else of it. */
const NODE_MODULES_IN = [
  'server/catalogue/guarded-get.ts',
  'server/library/',
  'server/store/',
  'server/bus/',
  'server/media/',
  'server/http/',
  'server/log/',
  'server/sockets/',
  'server/app/case/leave-message.ts',
  'server/app/showing/file-address.ts',
  'server/app/administration/password.ts',
  'server/app/administration/token-hash.ts',
  'server/chance.ts',
  'server/start-server.ts',
];

const MAX_LINES = 300;
const MAX_MEDIAN_LINES = 90;

test('the sources were found', () => {
  for (const folder of ['shared/protocol/', 'server/domain/', 'server/app/', 'server/store/', 'widget/', 'console/']) {
    expect(files.filter(({ path }) => path.startsWith(folder)).length, folder).toBeGreaterThan(5);
  }
  expect(importsOf('server/main.ts')).toContain('server/start-server.ts');
  expect(importsOf('shared/protocol/schema.ts')).toContain('valibot');
});

describe('imports', () => {
  test.each(Object.keys(MAY_IMPORT))('%s imports only what it may', (folder) => {
    const wrong = files
      .filter(({ path }) => folderOf(path) === folder)
      .flatMap(({ path, imports }) =>
        imports.filter((name) => isOwnFile(name) && !mayImport(folder, name)).map((name) => `${path} → ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  test('every file belongs to a folder with a rule', () => {
    expect(files.filter(({ path }) => folderOf(path) === undefined).map(({ path }) => path)).toEqual([]);
  });

  test('a library is named only in its files', () => {
    const wrong = files.flatMap(({ path, imports }) =>
      imports.filter((name) => !isOwnFile(name) && !mayName(path, name)).map((name) => `${path} → ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no file imports itself by way of others, not even for a type', () => {
    expect(circles(new Map(files.map(({ path, imports }) => [path, imports.filter(isOwnFile)])))).toEqual([]);
  });

  test('a circle is found', () => {
    const round = new Map([
      ['a.ts', ['b.ts', 'd.ts']],
      ['b.ts', ['c.ts']],
      ['c.ts', ['a.ts']],
      ['d.ts', []],
    ]);
    expect(circles(round)).toEqual(['a.ts → b.ts → c.ts → a.ts']);
  });

  test('imports name files with their ending, so that Node runs them as they are', () => {
    const wrong = files.flatMap(({ path, imports }) =>
      imports
        .filter((name) => isOwnFile(name) && !/\.(tsx?|css|json|svg)(\?\w+)?$/.test(name))
        .map((name) => `${path} → ${name}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('files', () => {
  test('none is longer than 300 lines, half of them shorter than 90', () => {
    expect(files.filter(({ lines }) => lines > MAX_LINES).map(nameWithLines)).toEqual([]);
    const sorted = files.map(({ lines }) => lines).toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(MAX_MEDIAN_LINES);
  });

  test('none is a drawer for anything', () => {
    const drawers = /(^|\/)(utils?|helpers?|types?|misc|common|index)\.tsx?$/;
    expect(files.filter(({ path }) => drawers.test(path)).map(({ path }) => path)).toEqual([]);
  });

  test('none exports a default', () => {
    expect(files.filter(({ hasDefaultExport }) => hasDefaultExport).map(({ path }) => path)).toEqual([]);
  });
});

const isOwnFile = (name: string): boolean => /^(shared|server|widget|console|viewer)\//.test(name);
const importsOf = (path: string): readonly string[] => files.find((file) => file.path === path)?.imports ?? [];
const nameWithLines = ({ path, lines }: SourceFile): string => `${path}: ${lines} lines`;

function folderOf(path: string): string | undefined {
  return Object.keys(MAY_IMPORT)
    .filter((folder) => path.startsWith(folder))
    .toSorted((a, b) => b.length - a.length)[0];
}

const mayImport = (folder: string, name: string): boolean =>
  [folder, ...(MAY_IMPORT[folder] ?? [])].some((allowed) => name === allowed || name.startsWith(allowed));

function mayName(path: string, name: string): boolean {
  const library = name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] ?? name);
  const places = LIBRARIES[library] ?? (name.startsWith('node:') ? NODE_MODULES_IN : []);
  return places.some((place) => path === place || path.startsWith(place));
}

/** Each way that leads back to where it began, once. */
function circles(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, way: readonly string[]): void => {
    const begin = way.indexOf(path);
    if (begin >= 0) return void found.push([...way.slice(begin), path].join(' → '));
    if (done.has(path)) return;
    for (const next of imports.get(path) ?? []) walk(next, [...way, path]);
    done.add(path);
  };
  for (const path of imports.keys()) walk(path, []);
  return found;
}
