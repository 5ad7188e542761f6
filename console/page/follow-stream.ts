/** Decides what to do with each arriving page frame: begin with it, apply it, leave it, or ask for a fresh picture. Pure. */
import type { PageFrameHeader } from '../../shared/protocol/page-frame.ts';

export type Following = {
  readonly tab: number;
  readonly epoch: number;
  readonly nextSeq: number;
  /** A frame was missed and a fresh snapshot was asked for. */
  readonly isBroken: boolean;
} | null;

export type FrameStep = { readonly following: Following; readonly action: 'begin' | 'apply' | 'leave' | 'resync' };

/** `wanted` is the only tab that is shown; null while none is known: then the one with the newest picture. */
export function followFrame(
  following: Following,
  { kind, tab, epoch, seq }: PageFrameHeader,
  wanted: number | null,
): FrameStep {
  if (kind === 'snapshot') {
    if (wanted !== null && tab !== wanted) return { following, action: 'leave' };
    const isOld = following !== null && following.tab === tab && epoch < following.epoch;
    if (isOld) return { following, action: 'leave' };
    // A snapshot of another tab: the visitor changed over, or I did.
    return { following: { tab, epoch, nextSeq: seq + 1, isBroken: false }, action: 'begin' };
  }
  if (!following || following.tab !== tab || following.epoch !== epoch || seq < following.nextSeq) {
    return { following, action: 'leave' };
  }
  if (following.isBroken) return { following, action: 'leave' };
  if (seq > following.nextSeq) return { following: { ...following, isBroken: true }, action: 'resync' };
  return { following: { ...following, nextSeq: seq + 1 }, action: 'apply' };
}

/** What came could not be read: as good as missed. */
export const breakOff = (following: Following): Following => following && { ...following, isBroken: true };
