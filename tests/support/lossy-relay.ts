/**
 * A bad network for media: a UDP relay before a media port that drops a share of the datagrams both ways, or all of them.
 * What is dropped comes from a seeded generator. Browsers are led to it by a script; TCP goes past it.
 */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

export type LossyRelay = {
  readonly port: number;
  /** Runs in a page before its own scripts: leads the UDP of every connection here. `udpOnly` takes TCP away too. */
  script(udpOnly: boolean): string;
  /** From now on this share (0 to 1) of the datagrams is lost, each way. */
  lose(share: number): void;
  /** Datagrams that came through and that were lost, since the start. */
  readonly passed: number;
  readonly lost: number;
  close(): Promise<void>;
};

export async function startLossyRelay(mediaPort: number, seed = 1): Promise<LossyRelay> {
  const front = createSocket('udp4');
  /** The way on to the media port, for each browser's address: the worker tells browsers apart by it. */
  const ways = new Map<string, Socket>();
  const chance = seededChance(seed);
  let share = 0;
  let passed = 0;
  let lost = 0;
  const isLost = (): boolean => {
    const drop = chance() < share;
    if (drop) lost += 1;
    else passed += 1;
    return drop;
  };

  function wayOf(address: string, port: number): Socket {
    const name = `${address}:${port}`;
    const known = ways.get(name);
    if (known) return known;
    const way = createSocket('udp4');
    way.on('message', (datagram) => {
      if (!isLost()) front.send(datagram, port, address);
    });
    ways.set(name, way);
    return way;
  }

  front.on('message', (datagram, { address, port }) => {
    if (!isLost()) wayOf(address, port).send(datagram, mediaPort, '127.0.0.1');
  });
  front.bind(0, '127.0.0.1');
  await once(front, 'listening');
  const { port } = front.address();
  return {
    port,
    script: (udpOnly) => leadingScript(mediaPort, port, udpOnly),
    lose: (next) => {
      share = next;
    },
    get passed() {
      return passed;
    },
    get lost() {
      return lost;
    },
    close: async () => {
      const closed = [front, ...ways.values()].map((socket) => {
        const gone = once(socket, 'close');
        socket.close();
        return gone;
      });
      await Promise.all(closed);
    },
  };
}

/** The media engine cannot announce another port than its own, so the page rewrites what it is told. */
const leadingScript = (from: number, to: number, udpOnly: boolean): string => `(() => {
  const { prototype } = RTCPeerConnection;
  const native = prototype.setRemoteDescription;
  const led = (line) => line.replace(/^(a=candidate:\\S+ 1 udp \\S+ \\S+) ${from} /i, '$1 ${to} ');
  const isKept = (line) => ${udpOnly ? '!/^a=candidate:\\S+ 1 tcp /i.test(line)' : 'true'};
  prototype.setRemoteDescription = function (description) {
    const sdp = description.sdp.split('\\r\\n').filter(isKept).map(led).join('\\r\\n');
    return native.call(this, { type: description.type, sdp });
  };
})();`;

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
function seededChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
