/** Carries what is pointed at on a session's page, by me and by colleagues, to whoever draws it over the replica. */
import type { SessionId } from '../../shared/protocol/ids.ts';
import { encodePointer, readPointer, type PointerFrame } from '../../shared/protocol/pointer-frame.ts';
import { sendPointer } from '../link.ts';
import { myGrant } from '../page/capabilities.ts';

/** A frame before it is known which tab is on the screen. */
export type Pointed = PointerFrame extends infer Frame
  ? Frame extends PointerFrame
    ? Omit<Frame, 'tab'>
    : never
  : never;
type Shown = {
  /** The tab on the screen now. */
  tab(): number;
  take(color: number, frame: PointerFrame): void;
};
const shown = new Map<SessionId, Shown>();

export function showPoints(sessionId: SessionId, view: Shown): () => void {
  shown.set(sessionId, view);
  return () => {
    if (shown.get(sessionId) === view) shown.delete(sessionId);
  };
}

/** To the visitor's page and, for me to see, over my replica. */
export function point(sessionId: SessionId, pointed: Pointed): void {
  const view = shown.get(sessionId);
  const color = myGrant(sessionId, 'point')?.color;
  if (!view || color === undefined) return;
  const frame = { ...pointed, tab: view.tab() } as PointerFrame;
  sendPointer(sessionId, encodePointer(frame), frame.kind === 'move');
  view.take(color, frame);
}

/** A colleague's. */
export function pointerArrived(sessionId: SessionId, bytes: Uint8Array): void {
  const frame = readPointer(bytes.subarray(1));
  if (frame) shown.get(sessionId)?.take(bytes[0] ?? 0, frame);
}
