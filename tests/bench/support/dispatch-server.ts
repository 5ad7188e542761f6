/** Our dispatcher (closed table, strict parse, limits, acknowledgement, metrics) on Socket.IO with one request that touches no store. */
import { createServer } from 'node:http';
import { chatSend } from '../../../shared/protocol/chat.ts';
import { ok } from '../../../shared/protocol/errors.ts';
import { createMetrics } from '../../../server/metrics/create-metrics.ts';
import { createDispatcher, newDispatched, type Dispatched } from '../../../server/sockets/wire/bind.ts';
import { limitsFactor, VISITOR_LIMITS } from '../../../server/sockets/wire/rate-limits.ts';
import { gatherWrites } from '../../../server/sockets/wire/gather-writes.ts';
import { createSocketServer } from '../../../server/sockets/wire/socket-server.ts';

const UNLIMITED = 1_000_000;
const table = { echo: { body: chatSend, reply: chatSend } } as const;
const metrics = createMetrics();
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const dispatcher = createDispatcher<typeof table, { dispatched: Dispatched }>({
  table,
  handlers: { echo: (body) => ok(body) },
  binary: {},
  limits: { all: limitsFactor(UNLIMITED)(VISITOR_LIMITS).all, events: {} },
  ordered: [],
  clock: { now: Date.now },
  log: silent,
  onHandled: (event, outcome) => metrics.event('visitor', event, outcome),
});

const http = createServer((request, response) => response.end(request.url === '/ready' ? 'ok' : ''));
const io = createSocketServer(undefined, () => true);
io.of('/visitor').on('connection', (socket) => {
  const connection = { dispatched: newDispatched(Date.now()) };
  socket.onAny((event: unknown, ...args: unknown[]) => dispatcher.dispatch(connection, event, args));
});
io.attach(http);
gatherWrites(io);
http.listen(Number(process.env['PORT']), '127.0.0.1');
