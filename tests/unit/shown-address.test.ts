/** What people see of an address before they follow it. */
import { describe, expect, test } from 'vitest';
import { shownAddress } from '../../shared/client/shown-address.ts';

describe('shown', () => {
  test.each([
    ['https://shop.example/a/b?c=d#e', 'shop.example', '/a/b?c=d#e'],
    ['http://localhost:3000/', 'localhost:3000', '/'],
    ['https://shop.example/gr%C3%B6%C3%9Fe', 'shop.example', '/größe'],
    // Cyrillic о
    ['https://sh\u043Ep.example/', 'xn--shp-ted.example', '/'],
    // Decoded, these would turn the text around, hide, or end the line.
    ['https://shop.example/%E2%80%AEgpj.exe', 'shop.example', '/%E2%80%AEgpj.exe'],
    ['https://shop.example/a%E2%80%8Bb', 'shop.example', '/a%E2%80%8Bb'],
    ['https://shop.example/a%20b%0A', 'shop.example', '/a%20b%0A'],
    ['https://shop.example/%FF', 'shop.example', '/%FF'],
  ])('%s', (address, host, path) => {
    expect(shownAddress(address)).toMatchObject({ host, path });
  });
});

test.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'https://shop.example@evil.example', 'x', ''])(
  'no address at all: %j',
  (address) => {
    expect(shownAddress(address)).toBeUndefined();
  },
);
