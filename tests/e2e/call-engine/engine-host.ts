/** Serves the scenario's page and passes its sockets to the real call handlers: a server of calls and nothing else. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { callHandlers } from '../../../server/sockets/handlers/call-handlers.ts';
import type { App } from '../../../server/app/context.ts';
import { peerOf } from '../../../server/domain/call.ts';
import { bundlePage } from '../../support/bundle-page.ts';
import { ANNA, VISITOR, type CallNodes } from '../../support/call-node.ts';

export type EngineHost = { readonly url: string; close(): Promise<void> };

export async function startEngineHost(nodes: CallNodes, app: App): Promise<EngineHost> {
  const script = await bundlePage(new URL('page.ts', import.meta.url));
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript
        ? script
        : '<!doctype html><meta charset="utf-8"><title>Call</title><body><script type="module" src="/page.js"></script>',
    );
  });
  const io = new Server(server, { transports: ['websocket'] });
  io.on('connection', (socket) => {
    const actor = socket.handshake.auth['who'] === 'agent' ? ANNA : VISITOR;
    void socket.join(peerOf(actor));
    for (const [event, handler] of Object.entries(callHandlers)) {
      socket.on(event, (body: unknown, acknowledge: (answer: unknown) => void) => {
        void Promise.resolve(handler(body as never, { app, actor })).then(acknowledge);
      });
    }
  });
  nodes.told.listen(({ to, event, body }) => void io.to(to).emit(event, body));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  // Cameras open on secure pages only; localhost counts as one.
  return { url: `http://localhost:${port}`, close: () => io.close() };
}
