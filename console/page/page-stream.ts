/** From binary frame to clean events: follows the stream, inflates within bounds, cleans, feeds the replica, asks anew after a gap. */
import { createPageDecoder } from '../../shared/page/codec.ts';
import { MAX_INFLATED_FRAME_BYTES } from '../../shared/protocol/limits.ts';
import { PAGE_FRAME_HEADER_BYTES, readPageFrame } from '../../shared/protocol/page-frame.ts';
import { breakOff, followFrame, type Following } from './follow-stream.ts';
import type { Replica } from './replica.ts';
import { createEventSanitizer, type SafeEvent } from './sanitize-event.ts';
import type { UrlPolicy } from './url-policy.ts';

/** The replayer keeps every event; a fresh picture after this many keeps the memory of a long session flat. */
const EVENTS_PER_PICTURE = 40_000;

type Ports = { replica: Replica; allow: UrlPolicy; resync: () => void; onPicture: () => void; onFrame: () => void };

/** Answers the function that takes each frame. */
export function createPageStream({ replica, allow, resync, onPicture, onFrame }: Ports): (frame: Uint8Array) => void {
  const decoder = createPageDecoder({ maxBytes: MAX_INFLATED_FRAME_BYTES });
  let following: Following = null;
  let clean = createEventSanitizer(allow);
  let shown = 0;

  return (frame) => {
    const header = readPageFrame(frame);
    if (!header) return;
    const step = followFrame(following, header);
    following = step.following;
    if (step.action === 'resync') return resync();
    if (step.action === 'leave') return;
    let events: unknown[];
    try {
      events = decoder.decode(header.kind, frame.subarray(PAGE_FRAME_HEADER_BYTES));
    } catch {
      following = breakOff(following);
      return resync();
    }
    onFrame();
    if (step.action === 'begin') {
      clean = createEventSanitizer(allow);
      shown = 0;
      replica.begin();
      onPicture();
    }
    const safe = events.map((event) => clean(event)).filter((event): event is SafeEvent => event !== null);
    replica.apply(safe);
    shown += safe.length;
    if (shown > EVENTS_PER_PICTURE) {
      shown = 0;
      resync();
    }
  };
}
