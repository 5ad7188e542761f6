/** Somebody else's website on an origin of its own: serves a folder and adds nothing to its pages but the script tag. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
};

export type HostSite = { readonly url: string; readonly origin: string; close(): Promise<void> };

/** `tag` is put before `</body>` of every page; `headers` let a test add a Content-Security-Policy. */
export async function startHostSite(
  folder: string,
  tag: () => string,
  headers: () => Record<string, string> = () => ({}),
): Promise<HostSite> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://host').pathname);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    readFile(file).then(
      (content) => {
        const type = TYPES[extname(file)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type, ...headers() });
        response.end(
          type.startsWith('text/html') ? content.toString().replace('</body>', () => `${tag()}</body>`) : content,
        );
      },
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://localhost:${(server.address() as { port: number }).port}`;
  return {
    url: `${origin}/`,
    origin,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
