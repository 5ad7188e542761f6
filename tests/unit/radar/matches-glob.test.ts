import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesGlob } from '../../../shared/radar/matches-glob.ts';

describe('matchesGlob', () => {
  it.each([
    ['/', '/', true],
    ['/tarife/*', '/tarife/strom', true],
    ['/tarife/*', '/tarife/strom/oeko', false],
    ['/tarife/**', '/tarife/strom/oeko', true],
    ['/tarife/*', '/tarife', false],
    ['**/product-*.html', '/demo/en/product-solar.html', true],
    ['**/product-*.html', '/demo/product/solar.html', false],
    ['/a*b*c', '/aXXbYYc', true],
    ['/a*b*c', '/aXXbYY', false],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['/a.c', '/abc', false],
    ['/(a|b)+', '/(a|b)+', true],
    ['/a?c', '/abc', false],
    ['**', '/any/thing', true],
  ])('%s on %s is %s', (glob, text, matches) => expect(matchesGlob(glob, text)).toBe(matches));

  it('agrees with a regular expression wherever that is harmless', () => {
    const piece = fc.constantFrom('a', 'b', '/', '*', '**');
    const text = fc.array(fc.constantFrom('a', 'b', '/'), { maxLength: 8 }).map((chars) => chars.join(''));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), text, (pieces, path) => {
        const glob = pieces.join('');
        const expression = glob.replaceAll(/\*\*|\*/g, (star) => (star === '**' ? '.*' : '[^/]*'));
        expect(matchesGlob(glob, path)).toBe(new RegExp(`^${expression}$`).test(path));
      }),
      { numRuns: 500 },
    );
  });

  it('does not blow up on a pattern made to', () => {
    // A backtracking matcher would need more steps than there are atoms.
    expect(matchesGlob(`${'*a'.repeat(40)}b`, 'a'.repeat(300))).toBe(false);
  });
});
