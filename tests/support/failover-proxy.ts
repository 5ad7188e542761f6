/** A TCP proxy before one or more servers, as an operator has one: goes to the first that answers, and can be cut like a cable. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export type FailoverProxy = {
  readonly port: number;
  readonly url: string;
  /** Ends every connection and refuses new ones, as a lost network does. */
  cut(): void;
  restore(): void;
  close(): Promise<void>;
};

export async function startFailoverProxy(upstreamPorts: readonly number[]): Promise<FailoverProxy> {
  const open = new Set<Socket>();
  let isCut = false;

  const server = createServer((client) => {
    if (isCut) return client.destroy();
    track(client);
    tryUpstream(client, [...upstreamPorts]);
    return undefined;
  });

  function tryUpstream(client: Socket, ports: number[]): void {
    const port = ports.shift();
    if (port === undefined) return void client.destroy();
    const upstream = connect(port, '127.0.0.1');
    upstream.once('error', () => tryUpstream(client, ports));
    upstream.once('connect', () => {
      upstream.removeAllListeners('error');
      track(upstream);
      client.pipe(upstream).pipe(client);
      client.once('close', () => upstream.destroy());
      upstream.once('close', () => client.destroy());
    });
  }

  function track(socket: Socket): void {
    socket.on('error', () => socket.destroy());
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  }

  const endAll = () => open.forEach((socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    port,
    url: `http://localhost:${port}`,
    cut: () => {
      isCut = true;
      endAll();
    },
    restore: () => {
      isCut = false;
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      endAll();
      await closed;
    },
  };
}
