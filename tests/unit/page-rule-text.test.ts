import { expect, it } from 'vitest';
import { ruleText } from '../../shared/page/rule-text.ts';

const style = (values: Record<string, string>) => ({
  getPropertyValue: (name: string) => values[name] ?? '',
  getPropertyPriority: (name: string) => (name === 'background-repeat' ? 'important' : ''),
});
const values = {
  'background-image': 'linear-gradient(red, blue), url("x.jpg")',
  'background-size': 'cover',
  'background-repeat': 'no-repeat',
  'background-origin': 'initial, initial',
};
const text = 'a { background: linear-gradient(red, blue) 0% / cover no-repeat, url("x.jpg"); color: red; }';
const said = 'background-size: cover; background-repeat: no-repeat !important;';

it('says again what the shorthand loses', () => {
  expect(ruleText({ cssText: text, style: style(values) })).toBe(`${text.slice(0, -1)} ${said} }`);
});

it('also in conditions and where rules are nested', () => {
  const media = { cssText: `@media print { ${text} }`, cssRules: [{ cssText: text, style: style(values) }] };
  expect(ruleText(media)).toBe(`@media print { ${text.slice(0, -1)} ${said} } }`);
  const nested = `${text.slice(0, -2)} & b { color: blue; } }`;
  expect(ruleText({ cssText: nested, style: style(values) })).toBe(
    `${text.slice(0, -2)} ${said}  & b { color: blue; } }`,
  );
});

it('leaves every other rule as it is', () => {
  const one = { cssText: 'a { background: url("x.jpg") center center / cover; }', style: style(values) };
  expect(ruleText(one)).toBe(one.cssText);
  expect(ruleText({ cssText: '@font-face { src: url(x), url(y); }' })).toBe('@font-face { src: url(x), url(y); }');
});
