/** Reads from the browser's statistics how the line has been since the last look, and says it in a word. Pure. */
import type { LineQuality } from './call-view.ts';
import { meanOpinion } from './mean-opinion.ts';

/** What counts up, from all streams together. */
export type Counters = {
  readonly atMs: number;
  readonly received: number;
  readonly lost: number;
  readonly sent: number;
  /** Of what we sent, as the other end says: the other half of the line. */
  readonly sentLost: number;
  readonly receivedBytes: number;
  readonly sentBytes: number;
  /** Not counted up but as they are now, in ms. */
  readonly rttMs: number;
  readonly jitterMs: number;
};
type Stat = Readonly<Record<string, unknown>>;
/** By this stream of padding the media worker tries how much the line bears: what gets lost of it nobody misses. */
const PROBE = 'probator';
const numberOf = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

const NOTHING: Omit<Counters, 'atMs'> = {
  ...{ received: 0, lost: 0, sent: 0, sentLost: 0 },
  ...{ receivedBytes: 0, sentBytes: 0, rttMs: 0, jitterMs: 0 },
};

export function readCounters(stats: Iterable<Stat>, atMs: number): Counters {
  let counters: Counters = { ...NOTHING, atMs };
  for (const stat of stats) {
    if (stat['type'] === 'inbound-rtp' && stat['mid'] !== PROBE) {
      counters = {
        ...counters,
        received: counters.received + numberOf(stat['packetsReceived']),
        lost: counters.lost + Math.max(0, numberOf(stat['packetsLost'])),
        receivedBytes: counters.receivedBytes + numberOf(stat['bytesReceived']),
        // Of sound only: a picture's jitter hurts nobody.
        jitterMs:
          stat['kind'] === 'audio' ? Math.max(counters.jitterMs, numberOf(stat['jitter']) * 1_000) : counters.jitterMs,
      };
    } else if (stat['type'] === 'outbound-rtp') {
      counters = {
        ...counters,
        sent: counters.sent + numberOf(stat['packetsSent']),
        sentBytes: counters.sentBytes + numberOf(stat['bytesSent']),
      };
    } else if (stat['type'] === 'remote-inbound-rtp') {
      counters = { ...counters, sentLost: counters.sentLost + Math.max(0, numberOf(stat['packetsLost'])) };
    } else if (stat['type'] === 'candidate-pair' && stat['nominated'] === true) {
      counters = { ...counters, rttMs: Math.max(counters.rttMs, numberOf(stat['currentRoundTripTime']) * 1_000) };
    }
  }
  return counters;
}

/** Streams come and go, so a counter may fall: then nothing is said of that stretch. */
export function lineBetween(before: Counters, now: Counters): LineQuality | null {
  const seconds = (now.atMs - before.atMs) / 1_000;
  const received = now.received - before.received;
  const lost = now.lost - before.lost;
  if (seconds <= 0 || received < 0 || lost < 0 || now.receivedBytes < before.receivedBytes) return null;
  const lossPercent = received + lost > 0 ? (lost / (received + lost)) * 100 : 0;
  const [sent, sentLost] = [now.sent - before.sent, now.sentLost - before.sentLost];
  // Told late and by another clock: never more than everything.
  const sentLossPercent = sent > 0 && sentLost > 0 ? Math.min(1, sentLost / sent) * 100 : 0;
  const kbps = (from: number, to: number) => Math.max(0, Math.round(((to - from) * 8) / seconds / 1_000));
  const figures = { rttMs: Math.round(now.rttMs), jitterMs: Math.round(now.jitterMs), lossPercent: round(lossPercent) };
  return {
    ...figures,
    receivedKbps: kbps(before.receivedBytes, now.receivedBytes),
    sentKbps: kbps(before.sentBytes, now.sentBytes),
    mos: meanOpinion(figures),
    word: wordOf({ ...figures, lossPercent: Math.max(lossPercent, sentLossPercent) }),
  };
}

function wordOf({ rttMs, jitterMs, lossPercent }: Pick<LineQuality, 'rttMs' | 'jitterMs' | 'lossPercent'>) {
  if (lossPercent >= 8 || rttMs >= 600 || jitterMs >= 80) return 'poor';
  return lossPercent >= 2.5 || rttMs >= 300 || jitterMs >= 30 ? 'fair' : 'good';
}
const round = (value: number): number => Math.round(value * 10) / 10;
