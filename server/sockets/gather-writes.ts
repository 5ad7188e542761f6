/**
 * What one turn of the event loop sends to one WebSocket leaves in one system call: an agent gets the messages of many visitors
 * at once, and the call costs more than everything else that is done to a message.
 */
import type { Socket } from 'node:net';
import type { SocketServer } from './socket-server.ts';

/** The library says what it flushes, but shows the line below its WebSocket to nobody. */
type Flushed = {
  readonly transport?: { readonly name?: string; readonly socket?: { readonly _socket?: Socket | null } };
};

export function gatherWrites(server: SocketServer): void {
  let corked: Socket[] = [];

  function release(): void {
    const lines = corked;
    corked = [];
    for (const line of lines) line.uncork();
  }

  server.engine.on('flush', ({ transport }: Flushed) => {
    const line = transport?.name === 'websocket' ? transport.socket?._socket : undefined;
    if (!line || line.writableCorked > 0) return;
    line.cork();
    corked.push(line);
    if (corked.length === 1) process.nextTick(release);
  });
}
