/** From binary frame to clean events: follows the stream, inflates within bounds, cleans, feeds the replica, asks anew after a gap. */
import { createPageDecoder, type FrameKind } from '../../shared/page/codec.ts';
import { MAX_INFLATED_FRAME_BYTES } from '../../shared/protocol/limits.ts';
import { PAGE_FRAME_HEADER_BYTES, readPageFrame } from '../../shared/protocol/page-frame.ts';
import type { PageNote } from '../../shared/protocol/page-note.ts';
import { createAllowance } from './inflate-allowance.ts';
import { breakOff, followFrame, type Following } from './follow-stream.ts';
import type { Replica } from './replica.ts';
import { createSheetShelf } from './sheet-shelf.ts';
import { readNote } from './page-notes.ts';
import { createEventSanitizer } from './cleaning/sanitize-event.ts';
import type { UrlPolicy } from './cleaning/url-policy.ts';

/** The replayer keeps every event; a fresh picture after this many keeps the memory of a long session flat. */
const EVENTS_PER_PICTURE = 40_000;

/** What a stream may unfold to at once and in the long run, in bytes: four of the largest pictures, then a busy page's changes. */
const MOST_BYTES = 4 * MAX_INFLATED_FRAME_BYTES;
const BYTES_PER_SECOND = 8_000_000;

/** The server passes on such a wish every two seconds at most, so one may get lost; asked again after this, then less and less often, in ms. */
const ASK_AGAIN_MS = 2_500;
const ASK_SELDOM_MS = 30_000;
/** The first picture comes without asking, unless it was lost on the way, in ms. */
const FIRST_PICTURE_MS = 6_000;

type Ports = {
  replica: Pick<Replica, 'begin' | 'apply'>;
  allow: UrlPolicy;
  shapes: UrlPolicy;
  /** Takes pictures and fonts of the page. */
  takeAsset: (payload: Uint8Array) => void;
  takeNote: (note: PageNote) => void;
  /** The tab I look at now; null while I do not know which there are. */
  wantedTab: () => number | null;
  /** Asks the visitor's browser for a fresh picture. */
  resync: () => void;
  onPicture: () => void;
  after: (ms: number, run: () => void) => () => void;
  /** In ms. */
  now: () => number;
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
  shapes,
  takeAsset,
  takeNote,
  wantedTab,
  resync,
  onPicture,
  after,
  now,
}: Ports): PageStream {
  const allowance = createAllowance({ mostBytes: MOST_BYTES, bytesPerSecond: BYTES_PER_SECOND, now });
  const decoder = createPageDecoder({
    maxBytes: () => Math.min(MAX_INFLATED_FRAME_BYTES, allowance.left()),
    onInflated: allowance.spend,
  });
  const sheets = createSheetShelf(allowance);
  let following: Following = null;
  let clean = createEventSanitizer(allow, sheets.find, shapes);
  let shown = 0;
  let cancelAsking = after(FIRST_PICTURE_MS, () => askAnew());

  function askAnew(pauseMs = ASK_AGAIN_MS): void {
    cancelAsking();
    resync();
    cancelAsking = after(pauseMs, () => askAnew(Math.min(pauseMs * 2, ASK_SELDOM_MS)));
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
      const payload = frame.subarray(PAGE_FRAME_HEADER_BYTES);
      if (header.kind === 'asset') return takeAsset(payload);
      if (header.kind === 'sheet') return sheets.take(payload);
      const step = followFrame(following, header, wantedTab());
      following = step.following;
      if (step.action === 'resync') return askAnew();
      if (step.action === 'leave') return;
      const events = decode(header.kind, payload);
      if (!events) {
        following = breakOff(following);
        return askAnew();
      }
      if (step.action === 'begin') {
        cancelAsking();
        clean = createEventSanitizer(allow, sheets.find, shapes);
        shown = 0;
        replica.begin();
        onPicture();
      }
      for (const note of events.map(readNote)) if (note) takeNote(note);
      const safe = events.map((event) => clean(event)).filter((event) => event !== null);
      replica.apply(safe);
      shown += safe.length;
      const isLong = shown > EVENTS_PER_PICTURE;
      if (isLong) shown = 0;
      // Shown without; who relays may have been started anew.
      if (sheets.isLacking() || isLong) askAnew();
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
