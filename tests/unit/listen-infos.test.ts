/** Where media is taken and which address browsers are told. */
import { expect, it } from 'vitest';
import { listenInfos } from '../../server/media/listen-infos.ts';

const told = (port: number, announced: string | undefined, own: readonly string[]) =>
  listenInfos(port, announced, own).map(({ ip, announcedAddress, protocol, port: at }) =>
    [protocol, ip, announcedAddress, at].filter((part) => part !== undefined).join(' '),
  );

it.each<[string, string | undefined, readonly string[], string[]]>([
  ['this machine and its network by default', undefined, ['10.0.0.7', '172.17.0.1'], ['10.0.0.7', '127.0.0.1']],
  ['only this machine without a network', undefined, [], ['127.0.0.1']],
  ['the chosen one of its own addresses', '172.17.0.1', ['10.0.0.7', '172.17.0.1'], ['172.17.0.1', '127.0.0.1']],
  ['an outer address that is not its own', '203.0.113.9', ['10.0.0.7'], ['0.0.0.0 203.0.113.9']],
  ['a host name', 'calls.example', ['10.0.0.7'], ['0.0.0.0 calls.example']],
])('%s', (_title, announced, own, places) => {
  const expected = places.flatMap((place) => [`udp ${place} 41000`, `tcp ${place} 41000`]);
  expect(told(41_000, announced, own)).toEqual(expected);
});

it('leaves the port to the worker for 0', () => {
  expect(told(0, undefined, [])).toEqual(['udp 127.0.0.1', 'tcp 127.0.0.1']);
});
