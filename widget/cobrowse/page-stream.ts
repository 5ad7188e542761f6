/** Packs what the recorder says into frames and sends them; when the network cannot follow it drops and begins anew. */
import type { eventWithTime } from '@rrweb/types';
import { createPageEncoder, type FrameKind } from '../../shared/page/codec.ts';
import { MAX_PAGE_FRAME_BYTES } from '../../shared/protocol/limits.ts';
import { encodePageFrame, type PageFrameHeader } from '../../shared/protocol/page-frame.ts';
import { after, nowMs, type Cancel } from '../env.ts';
import type { Connection } from '../link/connection.ts';
import type { SheetNames } from './name-sheets.ts';

/** The least time between two frames, in ms: what happens after some rest is sent at once. */
const GATHER_MS = 33;
/** After a packed frame of more than this, in bytes, the next is packed in a task of its own: there may be as much again. */
const LARGE_BYTES = 3_000;
/**
 * Epochs are counted by the clock, so that those of the next page are greater: finer than snapshots can follow one another, or a
 * page of many snapshots would be ahead of the clock and the next page's picture would look old. From 2026, to fit 32 bits.
 */
const EPOCH_MS = 100;
const FIRST_MS = Date.UTC(2026, 0);
/** More than this unsent, in bytes: the network cannot follow. And when it has caught up. */
const CROWDED_BYTES = 1_000_000;
const CLEAR_BYTES = 64_000;
const LOOK_AGAIN_MS = 250;
const META = 4;

export type PageStream = {
  push(event: eventWithTime): void;
  /** Whether this page was the one shown in that epoch. */
  isOf(epoch: number): boolean;
  stop: Cancel;
};

export function createPageStream(
  connection: Connection,
  tab: number,
  wantSnapshot: () => void,
  sheets?: SheetNames,
): PageStream {
  const encoder = createPageEncoder();
  /** One frame after the other, each behind the sheets it names. */
  let last: Promise<unknown> = Promise.resolve();
  let events: eventWithTime[] = [];
  let epoch = 0;
  let firstEpoch = Infinity;
  let seq = 0;
  let isOver = false;
  let isDropping = false;
  let cancelFlush: Cancel | undefined;
  let flushedAt = 0;
  let isSmall = false;

  function push(event: eventWithTime): void {
    if (isOver) return;
    // The recorder begins every snapshot with the page's address and size.
    if (event.type === META) {
      // What was said of the page before, the new picture says better; or nobody is to know it.
      events = [];
      isDropping = false;
      // Greater than any epoch of the pages before, whatever order clocks and snapshots come in.
      epoch = Math.max(epoch + 1, Math.floor((nowMs() - FIRST_MS) / EPOCH_MS));
      firstEpoch = Math.min(firstEpoch, epoch);
      seq = 0;
    }
    if (isDropping) return;
    events.push(event);
    const pauseMs = Math.max(0, Math.min(GATHER_MS, flushedAt + GATHER_MS - nowMs()));
    cancelFlush ??= (pauseMs === 0 && isSmall && seq > 0 ? soon : after)(pauseMs, () => void flush());
  }

  async function flush(): Promise<void> {
    cancelFlush?.();
    cancelFlush = undefined;
    if (events.length === 0 || isOver) return;
    if (connection.waitingBytes() > CROWDED_BYTES) return drop();
    flushedAt = nowMs();
    const kind: FrameKind = seq === 0 ? 'snapshot' : 'delta';
    const header = { kind, tab, epoch, seq };
    seq += 1;
    const gathered = events;
    events = [];
    const packed = Promise.all([encoder.encode(kind, gathered), sheets?.frames() ?? []]);
    const sent = last.then(async () => send(header, ...(await packed)));
    last = sent.catch(() => undefined);
    await sent;
  }

  /** Sheets are sent also for a picture that was overtaken: the next one names them too. */
  function send(header: PageFrameHeader, payload: Uint8Array, sheetFrames: readonly Uint8Array[]): void {
    if (isOver) return;
    isSmall = payload.byteLength < LARGE_BYTES;
    const isSent = sheetFrames.every((frame) => connection.sendBytes('page:frame', frame));
    if (isSent && sheetFrames.length > 0) sheets?.keep();
    if (header.epoch !== epoch) return;
    const frame = encodePageFrame(header, payload);
    if (!isSent || frame.byteLength > MAX_PAGE_FRAME_BYTES || !connection.sendBytes('page:frame', frame)) drop();
  }

  function drop(): void {
    events = [];
    isDropping = true;
    const look = () => {
      if (isOver || !isDropping) return;
      if (connection.waitingBytes() > CLEAR_BYTES) after(LOOK_AGAIN_MS, look);
      else wantSnapshot();
    };
    after(LOOK_AGAIN_MS, look);
  }

  /** With all that is told in the same breath: a timer would come after whatever waits its turn, a drawing of the page too. */
  function soon(_: number, run: () => void): Cancel {
    let isCancelled = false;
    queueMicrotask(() => isCancelled || run());
    return () => (isCancelled = true);
  }

  return {
    push,
    isOf: (shown) => shown >= firstEpoch && shown <= epoch,
    stop() {
      isOver = true;
      cancelFlush?.();
      events = [];
    },
  };
}
