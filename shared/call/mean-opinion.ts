/** What people would say of a call's sound, 1 (bad) to 5 (excellent), estimated from the line: the E-model of ITU-T G.107 for Opus, cut short. Pure. */
type Line = { readonly rttMs: number; readonly jitterMs: number; readonly lossPercent: number };

/** Delay of coding and of the jitter buffer itself, in ms. */
const CODEC_MS = 20;
/** Where delay begins to disturb a conversation, in ms. */
const NOTICED_MS = 160;
/** Opus hides loss well: half of what it costs G.711. */
const LOSS_FACTOR = 1.3;

export function meanOpinion({ rttMs, jitterMs, lossPercent }: Line): number {
  const delayMs = rttMs / 2 + jitterMs * 2 + CODEC_MS;
  const delayed = delayMs < NOTICED_MS ? delayMs / 40 : (delayMs - 120) / 10;
  const r = Math.min(100, Math.max(0, 93.2 - delayed - lossPercent * LOSS_FACTOR));
  const mos = 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6;
  return Math.round(Math.min(5, Math.max(1, mos)) * 100) / 100;
}
