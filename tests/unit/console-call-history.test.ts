/** What the time line says of calls, in both languages. */
import { afterEach, expect, it } from 'vitest';
import { historyWords } from '../../console/case/history-words.ts';
import { setLocale } from '../../console/i18n/t.ts';
import type { HistoryEntry } from '../../shared/protocol/case.ts';

const line = (type: HistoryEntry['type'], details: HistoryEntry['details']): HistoryEntry => ({
  entryId: 'e',
  at: 1,
  type,
  author: { kind: 'agent', name: 'Mira Voss' } as HistoryEntry['author'],
  conversationId: null,
  details,
});
const MEASURED = {
  rttMs: 48.5,
  jitterMs: 4,
  lossPercent: 1.5,
  receivedKbps: 900,
  sentKbps: 800,
  mos: 4.28,
  worstMos: 3,
};
afterEach(() => setLocale('de'));

it.each<['de' | 'en', HistoryEntry['type'], HistoryEntry['details'], string]>([
  [
    'de',
    'call_ended',
    { durationMs: 61_000, ...MEASURED },
    'Videoberatung beendet 1:01 · Ton 4,3 von 5, Verlust 1,5 %, Laufzeit 48,5 ms, Schwankung 4 ms',
  ],
  [
    'en',
    'call_ended',
    { durationMs: 61_000, mos: 4 },
    'Video call ended 1:01 · sound 4 of 5, loss 0 %, delay 0 ms, jitter 0 ms',
  ],
  ['de', 'call_ended', { durationMs: 61_000 }, 'Videoberatung beendet 1:01'],
  ['de', 'call_joined', { name: 'Mira Voss', listening: true }, 'Mira Voss hört dem Gespräch zu'],
  ['de', 'call_joined', { name: 'Mira Voss', listening: false }, 'Mira Voss ist im Gespräch dabei'],
  ['en', 'call_rated', { stars: 4, text: '' }, 'Rating of the call: 4 of 5'],
])('%s %s %j', (locale, type, details, words) => {
  setLocale(locale);
  expect(historyWords(line(type, details))).toBe(words);
});
