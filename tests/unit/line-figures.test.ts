/** How a line was, read from the browser's statistics, and what people would say of it. */
import { describe, expect, it } from 'vitest';
import { decideAudioOnly, WITH_PICTURE, type AudioOnly } from '../../shared/call/decide-audio-only.ts';
import { CALM_TO_RETURN, CALM_TO_TRUST, POOR_MEASURES } from '../../shared/call/call-limits.ts';
import type { LineQuality } from '../../shared/call/call-view.ts';
import { lineBetween, readCounters, type Counters } from '../../shared/call/line-figures.ts';
import { meanOpinion } from '../../shared/call/mean-opinion.ts';

const STILL: Counters = {
  ...{ atMs: 0, received: 0, lost: 0, sent: 0, sentLost: 0 },
  ...{ receivedBytes: 0, sentBytes: 0, rttMs: 0, jitterMs: 0 },
};
const after = (change: Partial<Counters>): Counters => ({ ...STILL, atMs: 2_000, received: 100, ...change });

describe('statistics', () => {
  it('are summed up over streams; delay is the nominated path’s, jitter the sound’s', () => {
    const stats = [
      { type: 'inbound-rtp', kind: 'audio', packetsReceived: 90, packetsLost: 10, bytesReceived: 9_000, jitter: 0.012 },
      { type: 'inbound-rtp', kind: 'video', packetsReceived: 10, packetsLost: -3, bytesReceived: 1_000, jitter: 0.5 },
      // The worker's own probing of the line.
      {
        type: 'inbound-rtp',
        kind: 'video',
        mid: 'probator',
        packetsReceived: 8,
        packetsLost: 32,
        bytesReceived: 8_000,
      },
      { type: 'outbound-rtp', bytesSent: 700, packetsSent: 7 },
      { type: 'outbound-rtp', bytesSent: 300, packetsSent: 3 },
      { type: 'remote-inbound-rtp', packetsLost: 2 },
      { type: 'remote-inbound-rtp', packetsLost: -1 },
      { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.08 },
      { type: 'candidate-pair', nominated: false, currentRoundTripTime: 9 },
      { type: 'codec', bytesSent: 5 },
    ];
    expect(readCounters(stats, 7)).toEqual({
      atMs: 7,
      received: 100,
      lost: 10,
      sent: 10,
      sentLost: 2,
      receivedBytes: 10_000,
      sentBytes: 1_000,
      rttMs: 80,
      jitterMs: 12,
    });
  });

  it('that a browser does not have, or has as nonsense, count as nothing', () => {
    const stats = [{ type: 'inbound-rtp', packetsReceived: 'many', packetsLost: Number.NaN }, {}];
    expect(readCounters(stats, 0)).toEqual(STILL);
  });
});

describe('between two looks', () => {
  it('there are rates and a share of loss', () => {
    const line = lineBetween(STILL, after({ received: 95, lost: 5, receivedBytes: 250_000, sentBytes: 125_000 }));
    expect(line).toMatchObject({ lossPercent: 5, receivedKbps: 1_000, sentKbps: 500 });
  });

  it.each<[LineQuality['word'], Partial<Counters>]>([
    ['good', {}],
    ['good', { rttMs: 299, jitterMs: 29, lost: 2 }],
    ['fair', { rttMs: 300 }],
    ['fair', { jitterMs: 30 }],
    ['fair', { lost: 3 }],
    ['poor', { rttMs: 600 }],
    ['poor', { jitterMs: 80 }],
    ['poor', { lost: 9 }],
    ['poor', { sent: 100, sentLost: 9 }],
    ['fair', { sent: 100, sentLost: 3 }],
    ['good', { sent: 100, sentLost: 0 }],
    ['good', { sent: 0, sentLost: 9 }],
  ])('the word is %s for %j', (word, change) => {
    expect(lineBetween(STILL, after(change))?.word).toBe(word);
  });

  it.each<[string, Counters, Counters]>([
    ['no time has passed', after({}), after({})],
    ['a stream has gone with its packets', after({ received: 500 }), { ...after({}), atMs: 4_000 }],
    ['a stream has gone with its bytes', after({ receivedBytes: 9 }), { ...after({}), atMs: 4_000 }],
    ['a stream has gone with its losses', after({ lost: 9 }), { ...after({}), atMs: 4_000 }],
  ])('nothing is said when %s', (_title, before, now) => {
    expect(lineBetween(before, now)).toBeNull();
  });

  it('silence is no loss', () => {
    expect(lineBetween(STILL, after({ received: 0 }))).toMatchObject({ lossPercent: 0, word: 'good' });
  });
});

describe('what people would say', () => {
  it.each([
    ['a quiet line is very good', { rttMs: 20, jitterMs: 2, lossPercent: 0 }, 4.3, 4.5],
    ['a little loss is heard', { rttMs: 80, jitterMs: 10, lossPercent: 3 }, 4.1, 4.35],
    ['a slow line disturbs', { rttMs: 900, jitterMs: 20, lossPercent: 0 }, 2, 3.4],
    ['nothing arrives', { rttMs: 0, jitterMs: 0, lossPercent: 100 }, 1, 1.1],
    ['nothing is worse than bad', { rttMs: 60_000, jitterMs: 60_000, lossPercent: 100 }, 1, 1],
  ])('%s', (_title, line, least, most) => {
    expect(meanOpinion(line)).toBeGreaterThanOrEqual(least);
    expect(meanOpinion(line)).toBeLessThanOrEqual(most);
  });

  it('never gets better by more loss or more delay', () => {
    const opinions = Array.from({ length: 50 }, (_, n) =>
      meanOpinion({ rttMs: n * 40, jitterMs: n, lossPercent: n * 2 }),
    );
    expect(opinions).toEqual(opinions.toSorted((a, b) => b - a));
  });
});

describe('sound before picture', () => {
  const walk = (from: AudioOnly, words: readonly LineQuality['word'][]) => words.reduce(decideAudioOnly, from);
  const times = (n: number, word: LineQuality['word']) => Array.from({ length: n }, () => word);
  const GOOD = CALM_TO_RETURN / 4;
  const SOUND = walk(WITH_PICTURE, times(POOR_MEASURES, 'poor'));

  it.each<[string, AudioOnly, LineQuality['word'][], boolean]>([
    ['a line that stays poor', WITH_PICTURE, times(POOR_MEASURES, 'poor'), true],
    ['a short bad moment', WITH_PICTURE, times(POOR_MEASURES - 1, 'poor'), false],
    ['bad moments with better between', WITH_PICTURE, ['poor', 'poor', 'fair', 'poor', 'poor'], false],
    ['a line that is good again for long', SOUND, times(GOOD, 'good'), false],
    ['a line that is good for a moment', SOUND, times(GOOD - 1, 'good'), true],
    ['a line that is only fair', SOUND, times(GOOD * 3, 'fair'), true],
    ['a line that is fair for very long', SOUND, times(GOOD * 4, 'fair'), false],
    ['a poor moment begins the count anew', SOUND, [...times(GOOD - 1, 'good'), 'poor', 'good'], true],
  ])('%s', (_title, from, words, isAudioOnly) => {
    expect(walk(from, words).isAudioOnly).toBe(isAudioOnly);
  });

  /** Good measures until the picture is back. */
  const untilBack = (from: AudioOnly): number => {
    let [at, measures] = [from, 0];
    for (; at.isAudioOnly && measures < 1_000; measures += 1) at = decideAudioOnly(at, 'good');
    return measures;
  };
  const fallAgain = (from: AudioOnly) => walk(walk(from, times(untilBack(from), 'good')), times(POOR_MEASURES, 'poor'));

  it('waits longer each time the picture spoils the line again, but not for ever', () => {
    const falls = Array.from({ length: 5 }, (_, n) => Array.from({ length: n }).reduce<AudioOnly>(fallAgain, SOUND));
    expect(falls.map(untilBack)).toEqual([GOOD, 2 * GOOD, 4 * GOOD, 8 * GOOD, 8 * GOOD]);
  });

  it('trusts a line again that was no trouble for a minute', () => {
    const back = walk(fallAgain(SOUND), times(2 * GOOD, 'good'));
    const trusted = walk(back, times(CALM_TO_TRUST / 4, 'good'));
    expect(untilBack(walk(trusted, times(POOR_MEASURES, 'poor')))).toBe(GOOD);
  });
});
