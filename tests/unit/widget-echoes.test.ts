import { expect, it } from 'vitest';
import { hideEchoes, rememberTyped } from '../../widget/cobrowse/echoes.ts';

const field = (type: string, value: string) => ({ type, value }) as HTMLInputElement;

it('hides what stands in a hidden field wherever it is said again, also in addresses', () => {
  rememberTyped(field('text', ' Wilhelmine Öhl '));
  rememberTyped(field('text', 'a.b*c(d'));
  expect(hideEchoes('Guten Tag, Wilhelmine Öhl!')).toBe('Guten Tag, •••••••••• •••!');
  expect(hideEchoes('/search?q=Wilhelmine%20%C3%96hl')).not.toContain('Wilhelmine');
  expect(hideEchoes('it is a.b*c(d')).toBe('it is •••••••');
  expect(hideEchoes('aXb*c(d')).toBe('aXb*c(d');
});
it('hides the whole of the longest', () => {
  rememberTyped(field('email', 'otto@example.org'));
  rememberTyped(field('text', 'otto'));
  expect(hideEchoes('otto@example.org, otto')).toBe('••••••••••••••••, ••••');
});
it('forgets what was typed on the way', () => {
  const typing = field('search', '');
  for (const value of ['Hamb', 'Hambu', 'Hamburg']) rememberTyped(Object.assign(typing, { value }));
  expect(hideEchoes('Hambacher, Hamburg')).toBe('Hambacher, •••••••');
});
it.each([
  ['text', 'abc'],
  ['number', '350'],
  ['hidden', 'token-of-the-page'],
  ['date', '2026-11-22'],
])('leaves %s %s, which pages are full of', (type, value) => {
  rememberTyped(field(type, value));
  expect(hideEchoes(`x ${value} x`)).toBe(`x ${value} x`);
});
it('hides a number where it stands alone, not in a longer one', () => {
  rememberTyped(field('number', '35001'));
  expect(hideEchoes('35001 kWh, Auftrag 1350012')).toBe('••••• kWh, Auftrag 1350012');
});
