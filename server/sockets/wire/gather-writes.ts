/**
 * Packets that wait for one WebSocket leave in one system call instead of one each: an agent gets the messages of many visitors
 * at once, and the call costs more than everything else that is done to a message. A single packet goes its usual way.
 */
import type { Socket } from 'node:net';
import type { SocketServer } from './socket-server.ts';

/** The library says what it flushes, but shows the line below its WebSocket to nobody. */
type Flushed = {
  readonly transport?: { readonly name?: string; readonly socket?: { readonly _socket?: Socket | null } };
};

export function gatherWrites(server: SocketServer): void {
  let corked: Socket | undefined;

  server.engine.on('flush', ({ transport }: Flushed, packets: readonly unknown[]) => {
    if (packets.length < 2 || transport?.name !== 'websocket') return;
    corked = transport.socket?._socket ?? undefined;
    corked?.cork();
  });
  // Told in the same breath, when all have been handed down.
  server.engine.on('drain', () => {
    corked?.uncork();
    corked = undefined;
  });
}
