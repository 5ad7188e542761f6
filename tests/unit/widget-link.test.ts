import { describe, expect, it } from 'vitest';
import { backOffMs } from '../../shared/client/back-off.ts';
import { chooseLocale } from '../../widget/i18n/locale.ts';
import { afterRefusal } from '../../widget/link/after-refusal.ts';

describe('back-off', () => {
  const pauses = { firstMs: 500, maxMs: 5_000 };
  it('doubles up to its limit', () =>
    expect([0, 1, 2, 3, 4, 50].map((attempt) => backOffMs(attempt, 1, pauses))).toEqual([
      500, 1_000, 2_000, 4_000, 5_000, 5_000,
    ]));
  it('spreads between half and whole', () => {
    expect(backOffMs(2, 0, pauses)).toBe(1_000);
    expect(backOffMs(2, 0.5, pauses)).toBe(1_500);
  });
});

describe('after a refusal', () => {
  it('ends where trying again is of no use', () => {
    expect(afterRefusal({ code: 'upgrade_required' })).toEqual({ end: 'outdated' });
    expect(afterRefusal({ code: 'forbidden' })).toEqual({ end: 'refused' });
  });
  it('comes back as somebody new when the token is not known', () =>
    expect(afterRefusal({ code: 'unauthorized' })).toEqual({ forgetToken: true }));
  it('waits as long as it was told', () => {
    expect(afterRefusal({ code: 'rate_limited', retryAfterMs: 7_000 })).toEqual({ pauseMs: 7_000 });
    expect(afterRefusal({ code: 'unavailable' })).toEqual({});
  });
});

describe('language', () => {
  it.each([
    [['de-AT', 'en'], ['de', 'en'], 'de'],
    [['', 'fr', 'en-US'], ['de', 'en'], 'en'],
    [['fr'], ['en', 'de'], 'en'],
    [['de'], ['en'], 'en'],
    [['fr'], [], 'en'],
  ] as const)('wished %o, offered %o: %s', (wishes, offered, locale) =>
    expect(chooseLocale(wishes, offered)).toBe(locale),
  );
});
