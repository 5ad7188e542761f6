import { describe, expect, it } from 'vitest';
import type { Hours } from '../../../shared/protocol/site.ts';
import { isOpenAt, opensAt } from '../../../server/domain/hours.ts';

const weekdays = (from: number, to: number, timeZone = 'Europe/Berlin'): Hours => ({
  timeZone,
  spans: [1, 2, 3, 4, 5].map((day) => ({ day, from: from * 60, to: to * 60 })),
});
const nineToFive = weekdays(9, 17);
const at = (iso: string) => Date.parse(iso);
const iso = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString());

describe('isOpenAt', () => {
  it.each([
    ['Monday, the first minute', '2026-11-02T09:00:00+01:00', true],
    ['Monday, a second before', '2026-11-02T08:59:59+01:00', false],
    ['Monday, the last second', '2026-11-02T16:59:59+01:00', true],
    ['Monday, the end', '2026-11-02T17:00:00+01:00', false],
    ['Saturday', '2026-11-07T12:00:00+01:00', false],
    ['in summer time', '2026-07-06T09:30:00+02:00', true],
    ['in summer time, an hour too early', '2026-07-06T08:30:00+02:00', false],
  ])('%s', (_, moment, open) => expect(isOpenAt(nineToFive, at(moment))).toBe(open));

  it('ends a day that goes to midnight with it', () => {
    const always: Hours = { timeZone: 'UTC', spans: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: 0, to: 1440 })) };
    expect(isOpenAt(always, at('2026-11-01T23:59:59Z'))).toBe(true);
    expect(isOpenAt(always, at('2026-11-02T00:00:00Z'))).toBe(true);
  });
});

describe('opensAt', () => {
  it.each([
    ['nothing while it is open', '2026-11-02T10:00:00+01:00', undefined],
    ['the same day', '2026-11-02T07:12:34+01:00', '2026-11-02T08:00:00.000Z'],
    ['the next day', '2026-11-02T18:00:00+01:00', '2026-11-03T08:00:00.000Z'],
    ['after the weekend', '2026-11-06T17:00:00+01:00', '2026-11-09T08:00:00.000Z'],
    ['over the end of summer time', '2026-10-24T12:00:00+02:00', '2026-10-26T08:00:00.000Z'],
    ['over its beginning', '2026-03-28T12:00:00+01:00', '2026-03-30T07:00:00.000Z'],
  ])('is %s', (_, moment, opens) => expect(iso(opensAt(nineToFive, at(moment)))).toBe(opens));

  it('falls on the first minute there is when the clock skips the beginning', () => {
    const halfPastTwo: Hours = { timeZone: 'Europe/Berlin', spans: [{ day: 7, from: 150, to: 600 }] };
    expect(iso(opensAt(halfPastTwo, at('2026-03-28T20:00:00+01:00')))).toBe('2026-03-29T01:00:00.000Z');
  });

  it('knows a place ahead and one behind', () => {
    expect(iso(opensAt(weekdays(9, 17, 'Pacific/Auckland'), at('2026-11-01T12:00:00Z')))).toBe(
      '2026-11-01T20:00:00.000Z',
    );
    expect(iso(opensAt(weekdays(9, 17, 'America/Los_Angeles'), at('2026-11-02T03:00:00Z')))).toBe(
      '2026-11-02T17:00:00.000Z',
    );
  });

  it('is a week away for a span that just ended, and never without hours', () => {
    const mondays: Hours = { timeZone: 'UTC', spans: [{ day: 1, from: 540, to: 600 }] };
    expect(iso(opensAt(mondays, at('2026-11-02T10:00:00Z')))).toBe('2026-11-09T09:00:00.000Z');
    expect(opensAt({ timeZone: 'UTC', spans: [] }, at('2026-11-02T10:00:00Z'))).toBeUndefined();
    expect(
      opensAt({ timeZone: 'UTC', spans: [{ day: 1, from: 600, to: 600 }] }, at('2026-11-02T10:00:00Z')),
    ).toBeUndefined();
  });
});
