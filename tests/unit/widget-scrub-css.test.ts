import { describe, expect, it } from 'vitest';
import { scrubCss, scrubStyle, scrubStyleChange } from '../../widget/cobrowse/scrub-css.ts';

const masked = (selector: string) => selector === '#me' || selector === '.a, #me';

describe('style sheets', () => {
  it.each([
    '#me::after { content: "geheim"; color: red }',
    "#me:before{content:'geheim'}",
    '#me{--name:"geheim"}',
    '@media (min-width: 0) { #me { color: red; --name: x "geheim; geheim" } }',
    '.a, #me { content: "} geheim {" }',
    '.x{color:red}#me{color:blue;content:counter(a) "geheim" attr(b)}',
  ])('says no words onto masked elements: %s', (css) => {
    const clean = scrubCss(css, masked);
    expect(clean).not.toContain('geheim');
    expect(clean.replace(/"[^"]*"|'[^']*'/g, '')).toBe(css.replace(/"[^"]*"|'[^']*'/g, ''));
  });
  it.each([
    '.icon::before { content: "\\f101" }',
    '#me::before { content: "→" }',
    '.b::after { content: "offen" }',
    '#me { font-family: "Open Sans"; color: red }',
    ':root { --font: "Segoe UI" }',
  ])('leaves %s as it is', (css) => expect(scrubCss(css, masked)).toBe(css));
});

describe('inline styles of masked elements', () => {
  it.each(['--a: geheim; color: red', '--a: "x; geheim"; color: red', 'background: url(/geheim.png);color: red'])(
    'draw without words: %s',
    (style) => {
      expect(scrubStyle(style)).not.toContain('geheim');
      expect(scrubStyle(style)).toContain('color: red');
    },
  );
  it('are left out where they could hide something', () => expect(scrubStyle('--a: {b; geheim}')).toBe(''));
  it('keep that in changes', () => {
    const change = {
      '--a': 'geheim',
      background: ['url(/geheim)', 'important'],
      quotes: '"geheim"',
      color: 'red',
      top: false,
    };
    expect(scrubStyleChange(change)).toEqual({ color: 'red', top: false });
  });
});
