/** A bare Socket.IO client on `ws`: cheap enough to hold 10,000 connections and to load a server harder than it can answer. */
import { WebSocket } from 'ws';

type Ack = (answer: unknown) => void;
export type BareClient = {
  request(event: string, body: unknown): Promise<unknown>;
  notify(event: string, body: unknown): void;
  /** One event with one Buffer. */
  sendBytes(event: string, bytes: Uint8Array): void;
  onEvent(listener: (event: string, body: unknown) => void): void;
  onBytes(listener: (bytes: Buffer) => void): void;
  close(): Promise<void>;
};
export type ConnectOptions = {
  url: string;
  namespace: string;
  auth: object;
  headers?: Record<string, string>;
  /** A loopback address to come from, so that per-address limits see many visitors. */
  localAddress?: string;
};

export function connectBareClient(options: ConnectOptions): Promise<BareClient> {
  const { url, namespace, auth } = options;
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
    ...(options.headers ? { headers: options.headers } : {}),
    ...(options.localAddress ? { localAddress: options.localAddress } : {}),
  });
  const prefix = namespace === '/' ? '' : `${namespace},`;
  const acks = new Map<number, Ack>();
  let nextAck = 0;
  let eventListener: ((event: string, body: unknown) => void) | undefined;
  let bytesListener: (bytes: Buffer) => void = () => {};

  const client: BareClient = {
    request: (event, body) =>
      new Promise((resolve) => {
        const id = nextAck++;
        acks.set(id, resolve);
        socket.send(`42${prefix}${id}${JSON.stringify([event, body])}`);
      }),
    notify: (event, body) => socket.send(`42${prefix}${JSON.stringify([event, body])}`),
    sendBytes: (event, bytes) => {
      socket.send(`451-${prefix}${JSON.stringify([event, { _placeholder: true, num: 0 }])}`);
      socket.send(bytes);
    },
    onEvent: (listener) => (eventListener = listener),
    onBytes: (listener) => (bytesListener = listener),
    close: () =>
      new Promise((resolve) => {
        socket.once('close', () => resolve());
        socket.close();
      }),
  };

  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('closed before it was connected')));
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) return bytesListener(data);
      const packet = data.toString();
      if (packet === '2') return socket.send('3');
      if (packet.startsWith('0')) return socket.send(`40${prefix}${JSON.stringify(auth)}`);
      const kind = packet.slice(0, 2);
      const rest = packet.slice(2 + prefix.length);
      if (kind === '40') return resolve(client);
      if (kind === '44') return reject(new Error(`refused: ${rest}`));
      if (kind === '43') {
        const start = rest.indexOf('[');
        const id = Number(rest.slice(0, start));
        const answer: unknown[] = JSON.parse(rest.slice(start));
        acks.get(id)?.(answer[0]);
        acks.delete(id);
        return undefined;
      }
      // What nobody listens to is not parsed: the client shares the machine with the server it measures.
      if (kind === '42' && eventListener) {
        const [event, body] = JSON.parse(rest.slice(rest.indexOf('['))) as [string, unknown];
        eventListener(event, body);
      }
      return undefined;
    });
  });
}
