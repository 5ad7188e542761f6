/** Which origins may embed a site. */
import { describe, expect, test } from 'vitest';
import { foldOrigin, isOriginAllowed, isOriginPattern } from '../../../server/domain/origin.ts';

const EXACT = ['https://shop.example'];
const WILD = ['https://*.shop.example'];

describe('allowed', () => {
  test.each([
    ['https://shop.example', EXACT],
    ['https://SHOP.example:443', EXACT],
    ['https://www.shop.example', WILD],
    ['http://localhost:3000', ['http://localhost:3000']],
    ['https://b.example', ['https://a.example', 'https://b.example']],
    ['https://www.shop.example:8443', ['https://*.shop.example:8443']],
  ])('%s by %j', (origin, patterns) => {
    expect(isOriginAllowed(origin, patterns)).toBe(true);
  });
});

describe('refused', () => {
  test.each([
    ['https://evil-shop.example', EXACT],
    ['https://shop.example.evil', EXACT],
    ['http://shop.example', EXACT],
    ['https://shop.example:8443', EXACT],
    ['https://www.shop.example', EXACT],
    ['https://shop.example', WILD],
    ['https://a.b.shop.example', WILD],
    ['https://evilshop.example', WILD],
    ['https://www.shop.example.evil', WILD],
    ['https://www.shop.example:8443', WILD],
    ['https://.shop.example', WILD],
    ['https://evil.example/.shop.example', WILD],
    ['https://user@www.shop.example', WILD],
    ['null', ['null']],
    [undefined, EXACT],
    ['', ['']],
    ['https://anything.example', ['*']],
    ['https://shop.com', ['https://*.com', 'https://*']],
    ['file:///etc/passwd', ['file:///etc/passwd']],
    ['javascript:alert(1)', ['javascript:alert(1)']],
  ])('%s by %j', (origin, patterns) => {
    expect(isOriginAllowed(origin, patterns)).toBe(false);
  });
});

test.each([
  ['https://shop.example', true],
  ['https://*.shop.example', true],
  ['http://localhost:3000', true],
  ['https://*.com', false],
  ['https://*', false],
  ['*', false],
  ['https://shop.*', false],
  ['https://www.*.example', false],
  ['https://*.*.example', false],
  ['https://shop.example/path', false],
  ['shop.example', false],
  ['ftp://shop.example', false],
])('%s can be saved: %s', (pattern, isFine) => {
  expect(isOriginPattern(pattern)).toBe(isFine);
});

test('an origin is folded to how browsers write it', () => {
  expect(foldOrigin('HTTPS://Shop.Example:443/')).toBe('https://shop.example');
  expect(foldOrigin('https://shop.example/path')).toBeUndefined();
});
