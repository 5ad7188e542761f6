/** What a visitor's page tells beside its picture, newest of each kind by session. Checked here; who shows it, shows it as text. */
import { signal } from '@preact/signals';
import { PAGE_NOTE } from '../../shared/page/note-tag.ts';
import { pageNote, type PageNote } from '../../shared/protocol/page-note.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { parse } from '../../shared/protocol/schema.ts';
import { serverNow } from '../desk.ts';

export type PageNotes = { readonly [About in PageNote['about']]?: Extract<PageNote, { about: About }> } & {
  /** How old the newest picture was when it came, in ms, by the two clocks the server has set. */
  readonly delayMs?: number;
};
const notes = signal<ReadonlyMap<SessionId, PageNotes>>(new Map());

export const notesOf = (sessionId: SessionId): PageNotes => notes.value.get(sessionId) ?? {};
export const forgetNotes = (sessionId: SessionId): void => set(sessionId, {});

/** The note in a recorder's event, if there is one. */
export function readNote(event: unknown): PageNote | null {
  const { type, data } = (event ?? {}) as { type?: unknown; data?: { tag?: unknown; payload?: unknown } | null };
  if (type !== 5 || data?.tag !== PAGE_NOTE) return null;
  const note = parse(pageNote, data.payload);
  return note.ok ? note.data : null;
}

/** A new picture says anew what there is in it. */
export function beginNotes(sessionId: SessionId): void {
  const { pause: _pause, film: _film, view: _view, ...stay } = notesOf(sessionId);
  set(sessionId, stay);
}

export function takeNote(sessionId: SessionId, note: PageNote): void {
  const delay = note.about === 'beat' ? { delayMs: Math.max(0, serverNow() - note.at) } : {};
  set(sessionId, { ...notesOf(sessionId), [note.about]: note, ...delay });
}

function set(sessionId: SessionId, to: PageNotes): void {
  notes.value = new Map(notes.value).set(sessionId, to);
}
