/** The way around: the whole Socket.IO client with HTTP long-polling, fetched only where no WebSocket gets through. */
import { Manager } from 'socket.io-client';
import type { WireError } from '../../shared/protocol/errors.ts';
import { NAMESPACE } from './packet.ts';
import type { OpenWire } from './wire.ts';

export const openLibraryWire: OpenWire = (url, auth, events) => {
  const manager = new Manager(url.origin, {
    path: url.pathname,
    transports: ['polling', 'websocket'],
    reconnection: false,
    forceNew: true,
  });
  const socket = manager.socket(NAMESPACE, { auth });
  let isOver = false;
  const end = (hadContact: boolean) => {
    if (isOver) return;
    isOver = true;
    socket.disconnect();
    events.closed(hadContact);
  };
  socket.on('connect', () => events.opened());
  socket.on('disconnect', () => end(true));
  socket.on('connect_error', (fault: Error & { data?: WireError }) => {
    if (!fault.data || isOver) return end(false);
    isOver = true;
    socket.disconnect();
    events.refused(fault.data);
    return undefined;
  });
  socket.onAny((name: string, body: unknown) =>
    events.event(name, body instanceof ArrayBuffer ? new Uint8Array(body) : body),
  );
  return {
    emit: (name, body) => void socket.emit(name, body),
    emitBytes: (name, bytes) => void socket.emit(name, bytes),
    ask: (name, body, timeoutMs) => socket.timeout(timeoutMs).emitWithAck(name, body) as Promise<unknown>,
    waitingBytes: () =>
      manager.engine.writeBuffer.reduce((sum, { data }) => sum + (data?.byteLength ?? data?.length ?? 0), 0),
    close() {
      isOver = true;
      socket.disconnect();
    },
  };
};
