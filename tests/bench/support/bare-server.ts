/** The reference: Socket.IO with nothing on it but an echo, a Buffer relay and rooms. Run as a process of its own. */
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { MAX_PACKET_BYTES } from '../../../shared/protocol/limits.ts';

const http = createServer((request, response) => response.end(request.url === '/ready' ? 'ok' : ''));
const io = new Server(http, { perMessageDeflate: false, maxHttpBufferSize: MAX_PACKET_BYTES });
io.on('connection', (socket) => {
  socket.on('echo', (body: unknown, ack: (answer: unknown) => void) => ack({ ok: true, data: body }));
  socket.on('watch', (_body: unknown, ack: (answer: unknown) => void) => {
    void socket.join('watchers');
    ack({ ok: true, data: {} });
  });
  socket.on('frame', (bytes: Buffer) => io.to('watchers').emit('frame', bytes));
});
http.listen(Number(process.env['PORT']), '127.0.0.1');
