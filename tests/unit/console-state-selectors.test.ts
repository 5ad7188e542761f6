import { expect, it } from 'vitest';
import { tellStates } from '../../console/page/cleaning/state-selectors.ts';

const H = '[data-lotse-hover]';
it.each([
  ['a:hover{color:red}', `a${H}{color:red}`],
  ['a:HOVER , b:focus{}', `a${H} , b[data-lotse-focus]{}`],
  [
    'a:focus-visible,b:focus-within,c:active,d:target{}',
    'a[data-lotse-focus-visible],b[data-lotse-focus-within],c[data-lotse-active],d[data-lotse-target]{}',
  ],
  ['a:not(:hover) i{}', `a:not(${H}) i{}`],
  ['.x{&:hover{a:b}color:red;a:hover &{c:d}}', `.x{&${H}{a:b}color:red;a${H} &{c:d}}`],
  [':host(:hover) ::slotted(a:hover){}', `:host(${H}) ::slotted(a${H}){}`],
  ['@media (hover:hover){a:hover{}}', `@media (hover:hover){a${H}{}}`],
  ['/* rr_split */ @media (hover:hover){a:hover{}}', `/* rr_split */ @media (hover:hover){a${H}{}}`],
  ['@supports selector(:focus-visible){a:hover{}}', `@supports selector(:focus-visible){a${H}{}}`],
  ['video:fullscreen{} p:-webkit-full-screen{}', 'video[data-lotse-fullscreen]{} p[data-lotse-fullscreen]{}'],
])('tells %s by attributes', (given, wanted) => expect(tellStates(given)).toBe(wanted));

it.each([
  '.hover\\:red{color:red}',
  'a::part(x):hover{}',
  'a::-webkit-scrollbar-thumb:hover{}',
  'a[title="x:hover"]{}',
  'a{content:":hover{"}',
  'a{animation:hover 1s;view-transition-name:active}',
  'a:hover-card{}',
  'a:target-within{}',
  'a:hover',
])('leaves %s', (css) => expect(tellStates(css)).toBe(css));

it('leaves a class of that name and tells the state behind it', () =>
  expect(tellStates('.focus\\:hover\\:red:focus:hover{}')).toBe(`.focus\\:hover\\:red[data-lotse-focus]${H}{}`));

// What takes longer with the square of its length does not end within a test's time.
it.each([
  'a:hover'.repeat(30_000),
  `${'"'.repeat(200_000)}:hover`,
  `:hover${'::('.repeat(60_000)}`,
  `${'\\:hover'.repeat(30_000)}{`,
  `:hover${'::a('.repeat(50_000)}{`,
  `${'/**/'.repeat(50_000)}:hover{`,
])('ends soon with what is no sheet', (css) => {
  expect(tellStates(css).length).toBeGreaterThan(100_000);
});
