/**
 * A website made of everything that is hard to show elsewhere: the demo shop, three stock templates, and pages of our own with
 * sheets, fonts, SVG, dialogs, shadow roots and frames. What lies under /private/ is given to the visitor's browser only.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tablePage } from './table-page.ts';

const require = createRequire(import.meta.url);
const folderOf = (file: string): string => dirname(require.resolve(file));
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The longest beginning counts. */
const FOLDERS: readonly (readonly [string, string])[] = [
  ['/demo/', here('../../../demo/')],
  ['/shop-item/', folderOf('startbootstrap-shop-item/dist/index.html')],
  ['/shop-homepage/', folderOf('startbootstrap-shop-homepage/dist/index.html')],
  ['/creative/', folderOf('startbootstrap-creative/dist/index.html')],
  ['/bootstrap-icons/', folderOf('bootstrap-icons/font/bootstrap-icons.css')],
  ['/private/fonts/', join(folderOf('@fontsource/merriweather/400.css'), 'files')],
  ['/fonts/', join(folderOf('@fontsource/merriweather/400.css'), 'files')],
  ['/pages/', here('pages/')],
  ['/private/', here('pages/')],
  // Written to live at the root of its host.
  ['/', join(folderOf('gentelella/package.json'), 'dist')],
];
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};
/** Where the templates fetch icons and letters from; there is no such net here. */
const CDN_SHEETS = [
  [/https:\/\/cdn\.jsdelivr\.net\/npm\/bootstrap-icons@[\d.]+\/font\//g, '/bootstrap-icons/'],
  [/https:\/\/fonts\.googleapis\.com\/css\?family=Merriweather:[^"]*/g, '/pages/merriweather.css'],
] as const;

export type FidelitySite = { readonly origin: string; readonly cdn: string; close(): Promise<void> };
/** Chromium's flag that lets `cdn.example` be found. */
export const CDN_FLAG = '--host-resolver-rules=MAP cdn.example 127.0.0.1';

export async function startFidelitySite(tag: () => string): Promise<FidelitySite> {
  const server = createServer(
    (request, response) => void answer(request, response, tag).catch(() => response.destroy()),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    cdn: `http://cdn.example:${port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, tag: () => string): Promise<void> {
  const path = normalize(new URL(request.url ?? '/', 'http://host').pathname);
  const isCdn = request.headers.host?.startsWith('cdn.example') ?? false;
  if (path.startsWith('/private/') && !/\bvisitor=1\b/.test(request.headers.cookie ?? '')) {
    return void response.writeHead(403).end();
  }
  const file = fileOf(path);
  const content = path === '/pages/table.html' ? Buffer.from(tablePage()) : await readFile(file).catch(() => null);
  if (!content) return void response.writeHead(404).end();
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  response.setHeader('content-type', type);
  // A content delivery network that lets everybody have letters, but nobody read its sheets.
  if (isCdn && type.startsWith('font/')) response.setHeader('access-control-allow-origin', '*');
  if (!type.startsWith('text/html')) return void response.end(isText(type) ? withHosts(content, request) : content);
  if (request.url?.endsWith('?strict')) response.setHeader('content-security-policy', strictFor(tag()));
  response.setHeader('set-cookie', 'visitor=1; HttpOnly; SameSite=Strict; Path=/');
  const page = withHosts(content, request)
    .replace(/<script async src="\/lotse.js"[^>]*><\/script>/, '')
    .replace('</body>', () => `${request.url?.endsWith('?inside') ? '' : tag()}</body>`);
  response.end(CDN_SHEETS.reduce((text, [from, to]) => text.replaceAll(from, to), page));
}

/** Nothing inline, nothing from elsewhere but the widget. */
function strictFor(tag: string): string {
  const lotse = /src="([^"]+)\/lotse\.js"/.exec(tag)?.[1] ?? '';
  const own = "'self'";
  return `default-src 'none'; script-src ${own} ${lotse}; connect-src ${own} ${lotse} ${lotse.replace('http', 'ws')}; style-src ${own}; img-src ${own} data: https://dummyimage.com; font-src ${own}`;
}

const isText = (type: string): boolean => /^text\/|svg/.test(type);
const withHosts = (content: Buffer, request: IncomingMessage): string =>
  content.toString().replaceAll('http://cdn.example', `http://cdn.example:${request.socket.localPort}`);

function fileOf(path: string): string {
  if (path.startsWith('/demo/account/')) return here('../../../demo/account.html');
  const [beginning, folder] = FOLDERS.find(([start]) => path.startsWith(start))!;
  return join(folder, path.endsWith('/') ? `${path.slice(beginning.length)}index.html` : path.slice(beginning.length));
}
