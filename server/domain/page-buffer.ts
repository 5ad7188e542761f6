/** What is kept of one tab's page for late comers: its newest snapshot and what followed, without gaps and within a bound. */
import type { PageFrameHeader } from '../../shared/protocol/page-frame.ts';

/** `kept`: relay it. `gap`: something is missing, a new snapshot is needed. `full`: too much since the last snapshot. */
export type Kept = 'kept' | 'gap' | 'full';
export type PageBuffer = {
  add(header: PageFrameHeader, frame: Uint8Array): Kept;
  frames(): readonly Uint8Array[];
};

export function createPageBuffer(maxBytes: number): PageBuffer {
  let frames: Uint8Array[] = [];
  let bytes = 0;
  const order = createPageOrder();
  return {
    add: ({ kind, epoch, seq }, frame) => {
      if (!order.accepts({ kind, epoch, seq })) return 'gap';
      if (kind === 'snapshot' && seq === 0) {
        frames = [];
        bytes = 0;
      }
      bytes += frame.byteLength;
      if (bytes > maxBytes) {
        frames = [];
        bytes = 0;
        order.reset();
        return 'full';
      }
      frames.push(frame);
      return 'kept';
    },
    frames: () => frames,
  };
}

export type PageOrder = {
  /** True for a snapshot's first frame and for the very frame that follows the last accepted one. A replayed snapshot that is
   *  known already is no new start: others of the node asked for it. */
  accepts(header: Pick<PageFrameHeader, 'kind' | 'epoch' | 'seq'>, isReplayed?: boolean): boolean;
  reset(): void;
};

export function createPageOrder(): PageOrder {
  let next: { readonly epoch: number; readonly seq: number } | undefined;
  return {
    accepts: ({ kind, epoch, seq }, isReplayed = false) => {
      const isStart = kind === 'snapshot' && seq === 0 && !(isReplayed && next?.epoch === epoch);
      if (!isStart && (next?.epoch !== epoch || next.seq !== seq)) return false;
      next = { epoch, seq: seq + 1 };
      return true;
    },
    reset: () => {
      next = undefined;
    },
  };
}
