/** When a visit goes on, which language is spoken, and what device somebody has. */
import { expect, test } from 'vitest';
import { deviceOf } from '../../../server/domain/device.ts';
import { chooseLanguage, goesOn, VISIT_PAUSE_MS } from '../../../server/domain/visit.ts';

const AWAY = { lastSeenAt: 0, isOnline: false, hasOpenConversation: false };

test.each([
  ['back soon', AWAY, VISIT_PAUSE_MS - 1, true],
  ['back too late', AWAY, VISIT_PAUSE_MS, false],
  ['another tab is open', { ...AWAY, isOnline: true }, VISIT_PAUSE_MS * 9, true],
  ['somebody is waiting for an answer', { ...AWAY, hasOpenConversation: true }, VISIT_PAUSE_MS * 9, true],
])('%s', (_what, facts, now, expected) => {
  expect(goesOn(facts, now)).toBe(expected);
});

test.each([
  ['de-AT', ['de', 'en'], 'de'],
  ['EN', ['de', 'en'], 'en'],
  ['fr-FR', ['de', 'en'], 'de'],
  ['', [], 'en'],
])('%s of %j is %s', (wanted, languages, chosen) => {
  expect(chooseLanguage(wanted, languages, 'en')).toBe(chosen);
});

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64) Chrome/156 Safari/537.36', 'desktop'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148', 'phone'],
  ['Mozilla/5.0 (Linux; Android 16; Pixel 10) Chrome/156 Mobile Safari/537.36', 'phone'],
  ['Mozilla/5.0 (Linux; Android 16; SM-X910) Chrome/156 Safari/537.36', 'tablet'],
  ['Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) Mobile/15E148', 'tablet'],
  ['', 'desktop'],
])('%s is a %s', (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device);
});
