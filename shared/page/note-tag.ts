/** The tag of custom events that carry a note of ours (shared/protocol/page-note.ts); apart, since the page needs no schema. */
export const PAGE_NOTE = 'lotse';
