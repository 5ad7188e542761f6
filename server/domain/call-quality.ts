/** How good a call was, from what its browsers report, as figures that go with the case. Pure. */
import type { CallQuality } from '../../shared/protocol/call.ts';
import { meanOpinion } from '../../shared/call/mean-opinion.ts';

type Report = Omit<CallQuality, 'callId'>;
/** Sums over all reports of all parties. */
export type QualityNotes = { readonly count: number; readonly sums: Report; readonly worstMos: number };
export type QualitySummary = Report & { readonly mos: number; readonly worstMos: number };

const NOTHING: Report = { rttMs: 0, jitterMs: 0, lossPercent: 0, receivedKbps: 0, sentKbps: 0 };
export const NO_NOTES: QualityNotes = { count: 0, sums: NOTHING, worstMos: 5 };
const FIGURES = Object.keys(NOTHING) as readonly (keyof Report)[];

export function noteQuality({ count, sums, worstMos }: QualityNotes, report: Report): QualityNotes {
  return {
    count: count + 1,
    sums: combine((figure) => sums[figure] + report[figure]),
    worstMos: Math.min(worstMos, meanOpinion(report)),
  };
}

/** Undefined when nobody reported. */
export function summarize({ count, sums, worstMos }: QualityNotes): QualitySummary | undefined {
  if (count === 0) return undefined;
  const mean = combine((figure) => Math.round((sums[figure] / count) * 10) / 10);
  return { ...mean, mos: meanOpinion(mean), worstMos };
}

const combine = (value: (figure: keyof Report) => number): Report =>
  Object.fromEntries(FIGURES.map((figure) => [figure, value(figure)])) as Report;
