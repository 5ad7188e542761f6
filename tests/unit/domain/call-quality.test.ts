/** What browsers report of a call's line, summed up for the case. */
import { expect, it } from 'vitest';
import { NO_NOTES, noteQuality, summarize } from '../../../server/domain/call-quality.ts';
import { meanOpinion } from '../../../shared/call/mean-opinion.ts';

const GOOD = { rttMs: 40, jitterMs: 4, lossPercent: 0, receivedKbps: 900, sentKbps: 800 };
const BAD = { rttMs: 700, jitterMs: 60, lossPercent: 12, receivedKbps: 100, sentKbps: 50 };

it('says nothing when nobody reported', () => {
  expect(summarize(NO_NOTES)).toBeUndefined();
});

it('is the mean of all reports, with the worst moment beside it', () => {
  const summary = summarize([GOOD, BAD, GOOD].reduce(noteQuality, NO_NOTES));
  expect(summary).toMatchObject({ rttMs: 260, jitterMs: 22.7, lossPercent: 4, receivedKbps: 633.3, sentKbps: 550 });
  expect(summary?.worstMos).toBe(meanOpinion(BAD));
  expect(summary?.mos).toBeGreaterThan(meanOpinion(BAD));
  expect(summary?.mos).toBeLessThan(meanOpinion(GOOD));
});

it('keeps one sum for each figure, however many reports come', () => {
  const notes = Array.from({ length: 1_000 }, () => GOOD).reduce(noteQuality, NO_NOTES);
  expect(notes.count).toBe(1_000);
  expect(summarize(notes)).toMatchObject(GOOD);
});
