/** What browsers report of a call's line, kept with its room on the node that carries it and gone with it. */
import type { CallQuality } from '../../../shared/protocol/call.ts';
import type { CallId } from '../../../shared/protocol/ids.ts';
import { NO_NOTES, noteQuality, summarize, type QualityNotes, type QualitySummary } from '../../domain/call-quality.ts';
import type { App } from '../context.ts';
import type { MediaRoom } from '../media-port.ts';

const notes = new WeakMap<MediaRoom, QualityNotes>();

export function noteCallQuality(app: App, callId: CallId, report: Omit<CallQuality, 'callId'>): void {
  const room = app.media.room(callId);
  if (room) notes.set(room, noteQuality(notes.get(room) ?? NO_NOTES, report));
}

export function callQualityOf(app: App, callId: CallId): QualitySummary | undefined {
  const room = app.media.room(callId);
  return room && summarize(notes.get(room) ?? NO_NOTES);
}
