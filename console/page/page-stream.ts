/** From binary frame to clean events: follows the stream, inflates within bounds, cleans, feeds the replica, asks anew after a gap. */
import { createPageDecoder, type FrameKind } from '../../shared/page/codec.ts';
import { MAX_INFLATED_FRAME_BYTES } from '../../shared/protocol/limits.ts';
import { PAGE_FRAME_HEADER_BYTES, readPageFrame } from '../../shared/protocol/page-frame.ts';
import type { PageNote } from '../../shared/protocol/page-note.ts';
import { breakOff, followFrame, type Following } from './follow-stream.ts';
import type { Replica } from './replica.ts';
import { readNote } from './page-notes.ts';
import { createEventSanitizer } from './sanitize-event.ts';
import type { UrlPolicy } from './url-policy.ts';

/** The replayer keeps every event; a fresh picture after this many keeps the memory of a long session flat. */
const EVENTS_PER_PICTURE = 40_000;

/** The server passes on such a wish every two seconds at most, so one may get lost; asked again after this, in ms. */
const ASK_AGAIN_MS = 2_500;

type Ports = {
  replica: Pick<Replica, 'begin' | 'apply'>;
  allow: UrlPolicy;
  /** Takes pictures and fonts of the page. */
  takeAsset: (payload: Uint8Array) => void;
  takeNote: (note: PageNote) => void;
  /** The tab I look at now; null while I do not know which there are. */
  wantedTab: () => number | null;
  /** Asks the visitor's browser for a fresh picture. */
  resync: () => void;
  onPicture: () => void;
  after: (ms: number, run: () => void) => () => void;
};
export type PageStream = {
  take(frame: Uint8Array): void;
  /** The tab I look at may be another one now. */
  tabChanged(): void;
  /** The tab and epoch on the screen now. */
  picture(): { readonly tab: number; readonly epoch: number } | null;
  close(): void;
};

export function createPageStream({
  replica,
  allow,
  takeAsset,
  takeNote,
  wantedTab,
  resync,
  onPicture,
  after,
}: Ports): PageStream {
  const decoder = createPageDecoder({ maxBytes: MAX_INFLATED_FRAME_BYTES });
  let following: Following = null;
  let clean = createEventSanitizer(allow);
  let shown = 0;
  let cancelAsking = () => {};

  function askAnew(): void {
    cancelAsking();
    resync();
    cancelAsking = after(ASK_AGAIN_MS, askAnew);
  }
  function decode(kind: FrameKind, payload: Uint8Array): unknown[] | undefined {
    try {
      return decoder.decode(kind, payload);
    } catch {
      return undefined;
    }
  }
  return {
    take(frame) {
      const header = readPageFrame(frame);
      if (!header) return;
      if (header.kind === 'asset') return takeAsset(frame.subarray(PAGE_FRAME_HEADER_BYTES));
      const step = followFrame(following, header, wantedTab());
      following = step.following;
      if (step.action === 'resync') return askAnew();
      if (step.action === 'leave') return;
      const events = decode(header.kind, frame.subarray(PAGE_FRAME_HEADER_BYTES));
      if (!events) {
        following = breakOff(following);
        return askAnew();
      }
      if (step.action === 'begin') {
        cancelAsking();
        clean = createEventSanitizer(allow);
        shown = 0;
        replica.begin();
        onPicture();
      }
      for (const note of events.map(readNote)) if (note) takeNote(note);
      const safe = events.map((event) => clean(event)).filter((event) => event !== null);
      replica.apply(safe);
      shown += safe.length;
      if (shown > EVENTS_PER_PICTURE) {
        shown = 0;
        askAnew();
      }
    },
    tabChanged() {
      const wanted = wantedTab();
      // Its picture may have come and gone while I looked at another.
      if (wanted !== null && following && following.tab !== wanted) askAnew();
    },
    picture: () => following && { tab: following.tab, epoch: following.epoch },
    close: () => cancelAsking(),
  };
}
