import type { eventWithTime } from '@rrweb/types';
import { expect, it } from 'vitest';
import { wholeCss, wholeUrls } from '../../widget/cobrowse/whole-urls.ts';

const base = 'https://shop.example/a/page.html';

it('writes out what is relative, and leaves the rest as it is', () => {
  expect(wholeCss('a{b:url(x.png) url("/y.png") url(\'../z.png\') url(//cdn.example/c)}', base)).toBe(
    'a{b:url("https://shop.example/a/x.png") url("https://shop.example/y.png") url("https://shop.example/z.png") url("https://cdn.example/c")}',
  );
  const whole = 'a{b:url(#dots) url(data:image/png;base64,AA==) url("https://x.example/y") url(blob:1)}';
  expect(wholeCss(whole, base)).toBe(whole);
});

it('does so in sheets made by script and for pictures before films', () => {
  const rule = { styleId: 1, rules: [{ rule: 'a{b:url(x.png)}' }] };
  const adopted = { type: 3, timestamp: 1, data: { source: 15, id: 1, styleIds: [1], styles: [rule] } };
  wholeUrls(adopted as eventWithTime, base, false);
  expect(rule.rules[0]?.rule).toBe('a{b:url("https://shop.example/a/x.png")}');
  const film = { type: 2, id: 2, tagName: 'video', attributes: { poster: '/p.jpg' }, childNodes: [] };
  const snapshot = { type: 2, timestamp: 1, data: { node: { type: 0, id: 1, childNodes: [film] }, initialOffset: {} } };
  wholeUrls(snapshot as unknown as eventWithTime, base, true);
  expect(film.attributes.poster).toBe('https://shop.example/p.jpg');
});
