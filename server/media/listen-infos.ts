/** Decides on which of this machine's addresses media is taken, and which address browsers are told. */
import { networkInterfaces } from 'node:os';
import type { types } from 'mediasoup';

const LOOPBACK = '127.0.0.1';

/** `port` 0 leaves the choice to the worker, apart for UDP and TCP. */
export function listenInfos(
  port: number,
  announced: string | undefined,
  own: readonly string[] = ownAddresses(),
): types.TransportListenInfo[] {
  const places =
    announced === undefined || own.includes(announced)
      ? [...new Set([announced ?? own[0] ?? LOOPBACK, LOOPBACK])].map((ip) => ({ ip }))
      : // Behind NAT, in a container, or a host name: listen everywhere, tell the browser only the outer address.
        [{ ip: '0.0.0.0', announcedAddress: announced }];
  return places.flatMap((place) =>
    (['udp', 'tcp'] as const).map((protocol) => ({ ...place, protocol, ...(port > 0 && { port }) })),
  );
}

/** IPv4 addresses other machines may reach us at, the likeliest first. */
function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
