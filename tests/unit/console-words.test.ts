import { describe, expect, test } from 'vitest';
import { foldCode } from '../../console/case/fold-code.ts';
import { isPhoneNumber } from '../../console/case/phone-number.ts';
import { mailLink } from '../../console/case/mail-link.ts';
import { clockWords, durationWords } from '../../console/i18n/duration-words.ts';
import { de } from '../../console/i18n/de.ts';
import { en } from '../../console/i18n/en.ts';
import { readRoute, writeRoute } from '../../console/route.ts';
import { readDay, writeDay } from '../../console/settings/hours-text.ts';
import { matchEntries, type PaletteEntry } from '../../console/shell/palette-entries.ts';
import { safeLink, shownPath } from '../../console/visitors/shown-url.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

test.each([
  [-5, '0 Sek.', '0 sec'],
  [59 * SECOND, '59 Sek.', '59 sec'],
  [MINUTE, '1 Min.', '1 min'],
  [59 * MINUTE + 59 * SECOND, '59 Min.', '59 min'],
  [HOUR, '1 Std.', '1 hr'],
  [HOUR + 5 * MINUTE, '1 Std. 5 Min.', '1 hr 5 min'],
  [24 * HOUR, '1 Tag', '1 day'],
  [60 * HOUR, '2 Tage', '2 days'],
])('%i ms is %s', (ms, german, english) => {
  expect(durationWords(ms, 'de')).toBe(german);
  expect(durationWords(ms, 'en')).toBe(english);
});

test.each([
  [0, '0:00'],
  [67_000, '1:07'],
  [HOUR + 61_000, '01:01:01'],
])('a call of %i ms counts %s', (ms, words) => expect(clockWords(ms)).toBe(words));

describe('a session code as it is typed', () => {
  test.each([
    ['acd 46-79', { code: 'ACD4679', isComplete: true, strange: [] }],
    ['acd46', { code: 'ACD46', isComplete: false, strange: [] }],
    ['acd467o', { code: 'ACD467', isComplete: false, strange: ['O'] }],
    ['0acd4679', { code: 'ACD4679', isComplete: false, strange: ['0'] }],
    ['', { code: '', isComplete: false, strange: [] }],
  ])('%s', (typed, folded) => expect(foldCode(typed)).toEqual(folded));
});

test.each([
  ['+49 (0)40 / 123-456', true],
  ['040123', true],
  ['abc', false],
  ['+49 40 <script>', false],
  ['', false],
])('%s is a phone number: %s', (typed, is) => expect(isPhoneNumber(typed)).toBe(is));

test('a mail address made by a visitor adds no receivers and no text', () => {
  expect(mailLink('a@b.example?bcc=x@y.example&body=hi', 'Re #1')).toBe(
    'mailto:a@b.example%3Fbcc%3Dx@y.example%26body%3Dhi?subject=Re%20%231',
  );
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'nothing', 'file:///etc/passwd'])('%s is not followed', (url) =>
  expect(safeLink(url)).toBeUndefined(),
);
test('an address is shown without its origin', () => {
  expect(shownPath('https://shop.example/k%C3%BCche/?a=1#b')).toBe('/küche/?a=1#b');
  expect(shownPath('%')).toBe('%');
  expect(shownPath('https://shop.example/%E0%A4%A')).toBe('https://shop.example/%E0%A4%A');
});

test.each(['#/', '#/conversation/abc', '#/case/x-1', '#/visitors', '#/visitors/s1', '#/settings/sites'])('%s', (hash) =>
  expect(writeRoute(readRoute(hash))).toBe(hash),
);
test.each(['#/conversation/<script>', '#/nowhere', '', '#/case/'])('%s leads to the inbox', (hash) =>
  expect(readRoute(hash)).toEqual({ room: 'inbox' }),
);
test('a one-time token is taken from the link, a broken one is not', () => {
  const token = 'a'.repeat(43);
  expect(readRoute(`#/first-administrator?token=${token}`)).toEqual({ room: 'first-administrator', token });
  expect(readRoute('#/first-administrator?token=short')).toEqual({ room: 'first-administrator', token: '' });
});

describe('opening hours as text', () => {
  test('are read and written back', () => {
    const spans = readDay('9-12, 13.30 – 18:00', 2);
    expect(spans).toEqual([
      { day: 2, from: 540, to: 720 },
      { day: 2, from: 810, to: 1080 },
    ]);
    expect(writeDay(spans ?? [], 2)).toBe('09:00–12:00, 13:30–18:00');
    expect(readDay('', 1)).toEqual([]);
  });
  test.each(['18-9', '9-25', '9:61-10', 'morgens'])('%s is not understood', (text) =>
    expect(readDay(text, 1)).toBeNull(),
  );
});

test('both languages name the same values in every sentence', () => {
  const values = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const key of Object.keys(de) as (keyof typeof de)[])
    expect([key, values(en[key])]).toEqual([key, values(de[key])]);
});

test('the palette finds by any words, folded, and puts beginnings first', () => {
  const entry = (words: string, more = ''): PaletteEntry => ({ id: words, group: 'case', words, more, run: () => {} });
  const entries = [entry('#12 Müller', 'Wallbox'), entry('Gesang'), entry('Wallbox Muller'), entry('Anna')];
  expect(matchEntries(entries, 'muller wall', 9).map(({ id }) => id)).toEqual(['#12 Müller', 'Wallbox Muller']);
  expect(matchEntries(entries, 'an', 9).map(({ id }) => id)).toEqual(['Anna', 'Gesang']);
  expect(matchEntries(entries, '', 2)).toHaveLength(2);
});
