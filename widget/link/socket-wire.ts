/**
 * The usual way: Socket.IO's protocol straight over a WebSocket, a tenth of the library's size. Where no WebSocket gets
 * through, library-wire.ts is fetched instead.
 */
import { after, type Cancel } from '../env.ts';
import { bytesPacket, closePacket, eventPacket, openPacket, PONG, readPacket } from './packet.ts';
import type { OpenWire } from './wire.ts';

/** A server that says nothing for this long was never there, in ms. */
const FIRST_WORD_MS = 8_000;

type Asked = { answer(data: unknown): void; fail(): void };

export const openSocketWire: OpenWire = (url, auth, events) => {
  const address = new URL(url);
  address.protocol = url.protocol.replace('http', 'ws');
  address.search = 'EIO=4&transport=websocket';
  const socket = new WebSocket(address);
  socket.binaryType = 'arraybuffer';
  const asked = new Map<number, Asked>();
  let lastId = 0;
  let hadContact = false;
  let isOver = false;
  let quietMs = FIRST_WORD_MS;
  let bytesFor: string | undefined;
  let cancelWatch: Cancel = after(quietMs, end);

  function end(): void {
    if (isOver) return;
    finish();
    events.closed(hadContact);
  }
  function finish(): void {
    isOver = true;
    cancelWatch();
    for (const { fail } of asked.values()) fail();
    asked.clear();
    socket.close();
  }
  function heard(): void {
    hadContact = true;
    cancelWatch();
    cancelWatch = after(quietMs, end);
  }
  function take(text: string): void {
    const packet = readPacket(text);
    switch (packet?.type) {
      case 'hello':
        quietMs = packet.quietMs;
        return socket.send(openPacket(auth));
      case 'ping':
        return socket.send(PONG);
      case 'opened':
        return events.opened();
      case 'closed':
        return end();
      case 'refused':
        finish();
        return events.refused(packet.data as never);
      case 'event':
        return events.event(packet.name, packet.body);
      case 'bytes':
        bytesFor = packet.name;
        return undefined;
      case 'answer':
        return asked.get(packet.id)?.answer(packet.data);
      default:
        return undefined;
    }
  }

  socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
    if (isOver) return;
    heard();
    if (typeof data === 'string') take(data);
    else if (bytesFor !== undefined) {
      events.event(bytesFor, new Uint8Array(data));
      bytesFor = undefined;
    }
  });
  socket.addEventListener('close', end);

  return {
    emit: (name, body) => socket.send(eventPacket(name, body)),
    emitBytes(name, bytes) {
      socket.send(bytesPacket(name));
      socket.send(bytes as Uint8Array<ArrayBuffer>);
    },
    ask(name, body, timeoutMs) {
      const id = (lastId += 1);
      return new Promise((answer, fail) => {
        const cancel = after(timeoutMs, () => settle(() => fail(new Error('no answer'))));
        const settle = (how: () => void) => {
          cancel();
          asked.delete(id);
          how();
        };
        asked.set(id, {
          answer: (data) => settle(() => answer(data)),
          fail: () => settle(() => fail(new Error('closed'))),
        });
        socket.send(eventPacket(name, body, id));
      });
    },
    waitingBytes: () => socket.bufferedAmount,
    close() {
      if (isOver) return;
      if (socket.readyState === WebSocket.OPEN) socket.send(closePacket);
      finish();
    },
  };
};
