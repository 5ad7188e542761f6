/**
 * What an agent puts before the visitor beside the page, in step for both: a picture, a document page by page, a film, a page as a
 * card. One at a time for a session; whoever comes late gets it as it stands.
 */
import { agentId, fileId, sessionId, showingId } from './ids.ts';
import { MAX_PUSH_NOTE_CHARS, MAX_URL_CHARS } from './limits.ts';
import * as s from './schema.ts';

export const SHOWING_KINDS = ['picture', 'document', 'film', 'page'] as const;
export type ShowingKind = (typeof SHOWING_KINDS)[number];

/** Where both stand; `at` is the page of a document from 1, or the second of a film; a film that runs has run on since `since`. */
export const showingPlace = s.up({ at: s.decimal(0, 100_000), playing: s.boolean() });
export const showing = s.down({
  showingId,
  kind: s.picklist(SHOWING_KINDS),
  /** Of a file of ours, an address below our own origin (`/files/…`); of a page, http(s) as the server normalised it. */
  url: s.text(MAX_URL_CHARS),
  title: s.looseText(200),
  note: s.looseText(MAX_PUSH_NOTE_CHARS),
  agentId,
  agentName: s.text(120),
  place: s.down({
    at: s.decimal(0, 100_000),
    playing: s.boolean(),
    since: s.ms,
    movedBy: s.picklist(['agent', 'visitor']),
  }),
});
export type Showing = s.Infer<typeof showing>;
export const showingNow = s.down({ showing: s.nullable(showing) });

/** `what` is a file of ours or a page of the site or of its list of pages that may be shown. */
export const showingOpen = s.up({
  sessionId,
  what: s.variant('from', [
    s.up({ from: s.literal('file'), fileId }),
    s.up({ from: s.literal('page'), url: s.text(MAX_URL_CHARS) }),
  ]),
  note: s.looseText(MAX_PUSH_NOTE_CHARS),
});
export const showingMove = s.up({ sessionId, showingId, place: showingPlace });
export const showingClose = s.up({ sessionId, showingId });
/** The visitor may turn pages, stop the film and put it away as well. */
export const visitorShowingMove = s.up({ showingId, place: showingPlace });
export const visitorShowingClose = s.up({ showingId });

/** Files agents have put up for one session. They arrive by `POST /api/v1/files?sessionId=…&name=…`, the bytes as they are. */
export const fileRow = s.down({
  fileId,
  kind: s.picklist(['picture', 'document', 'film']),
  name: s.text(200),
  bytes: s.count(),
  addedAt: s.ms,
});
export type FileRow = s.Infer<typeof fileRow>;
export const filesList = s.up({ sessionId });
export const filesListed = s.down({ files: s.list(fileRow, 500) });
export const fileRemove = s.up({ fileId });
