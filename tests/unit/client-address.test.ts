/** Where a request comes from, as far as its headers can be believed. */
import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddress, isBehindTls, isOwnOrigin, statedOrigin } from '../../server/http/own-origin.ts';

const request = (headers: Record<string, string>) =>
  ({ headers, socket: { remoteAddress: '10.0.0.1' } }) as unknown as IncomingMessage;
const DIRECT = { trustedProxies: 0, publicUrl: undefined };

test.each([
  [0, '1.1.1.1', '10.0.0.1'],
  [1, '9.9.9.9, 1.1.1.1', '1.1.1.1'],
  [2, '9.9.9.9, 1.1.1.1, 2.2.2.2', '1.1.1.1'],
  [2, '1.1.1.1', '1.1.1.1'],
  [1, '', '10.0.0.1'],
])('with %i proxies and X-Forwarded-For %j it is %s', (proxies, forwarded, address) => {
  expect(clientAddress(request({ 'x-forwarded-for': forwarded }), proxies)).toBe(address);
});

const from = (remoteAddress: string) => ({ headers: {}, socket: { remoteAddress } }) as unknown as IncomingMessage;

test.each([
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff::9', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('limits count %s as %s: whoever has one IPv6 address has 2^64 of them', (address, counted) => {
  expect(clientAddress(from(address), 0)).toBe(counted);
});

test('an address a proxy states is folded, too, and junk stays what it is', () => {
  expect(clientAddress(request({ 'x-forwarded-for': '2001:db8:1:2::77' }), 1)).toBe('2001:db8:1:2::/64');
  expect(clientAddress(request({ 'x-forwarded-for': 'not-an-address' }), 1)).toBe('not-an-address');
});

test.each([
  ['the very host', DIRECT, { origin: 'https://lotse.example', host: 'lotse.example' }, true],
  ['another port', DIRECT, { origin: 'https://lotse.example:8443', host: 'lotse.example' }, false],
  ['another host', DIRECT, { origin: 'https://evil.example', host: 'lotse.example' }, false],
  ['a longer host', DIRECT, { origin: 'https://lotse.example.evil', host: 'lotse.example' }, false],
  ['no origin', DIRECT, { host: 'lotse.example' }, false],
  ['an opaque origin', DIRECT, { origin: 'null', host: 'lotse.example' }, false],
  ['a same-origin read', DIRECT, { host: 'lotse.example', 'sec-fetch-site': 'same-origin' }, true],
  ['a cross-site read', DIRECT, { host: 'lotse.example', 'sec-fetch-site': 'cross-site' }, false],
  [
    'the public address behind a proxy that renames the host',
    { trustedProxies: 1, publicUrl: 'https://lotse.example/' },
    { origin: 'https://lotse.example', host: 'inner:3000' },
    true,
  ],
])('%s is our own: %s', (_what, settings, headers, expected) => {
  expect(isOwnOrigin(request(headers as unknown as Record<string, string>), settings)).toBe(expected);
});

test('TLS is believed of a trusted proxy only', () => {
  const forwarded = request({ 'x-forwarded-proto': 'https', host: 'lotse.example', 'sec-fetch-site': 'same-origin' });
  expect(isBehindTls(forwarded, DIRECT)).toBe(false);
  expect(isBehindTls(forwarded, { ...DIRECT, trustedProxies: 1 })).toBe(true);
  expect(statedOrigin(forwarded, { ...DIRECT, trustedProxies: 1 })).toBe('https://lotse.example');
});
