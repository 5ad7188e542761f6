/**
 * What an agent has put before a visitor, and where both stand in it. The last one to move wins; a move of something that was put
 * away meanwhile is nothing.
 */
import type { AgentId, FileId, ShowingId } from '../../shared/protocol/ids.ts';
import type { Ms } from '../../shared/protocol/schema.ts';
import type { ShowingKind } from '../../shared/protocol/showing.ts';

export type Mover = 'agent' | 'visitor';
export type ShowingPlace = {
  /** The page of a document from 1, or the second of a film at `since`. */
  readonly at: number;
  readonly playing: boolean;
  readonly since: Ms;
  readonly movedBy: Mover;
};
export type SessionShowing = {
  readonly showingId: ShowingId;
  readonly kind: ShowingKind;
  readonly what:
    | { readonly from: 'file'; readonly fileId: FileId }
    | { readonly from: 'page'; readonly url: string; readonly own: boolean };
  readonly title: string;
  readonly note: string;
  readonly agentId: AgentId;
  readonly agentName: string;
  readonly openedAt: Ms;
  readonly place: ShowingPlace;
};

/** How long what was shown waits for a visitor who has gone. */
export const SHOWING_RESUME_MS = 10 * 60_000;

/** A document begins with its first page; a film stands still until somebody starts it. */
export const firstPlace = (kind: ShowingKind, now: Ms): ShowingPlace => ({
  at: kind === 'document' ? 1 : 0,
  playing: false,
  since: now,
  movedBy: 'agent',
});

/** Undefined: nothing to move, or not there any more. */
export function moveShowing(
  showing: SessionShowing | null | undefined,
  move: {
    readonly showingId: ShowingId;
    readonly place: { readonly at: number; readonly playing: boolean };
    readonly by: Mover;
  },
  now: Ms,
): SessionShowing | undefined {
  if (showing?.showingId !== move.showingId) return undefined;
  const { at, playing } = move.place;
  const moved = { since: now, movedBy: move.by };
  if (showing.kind === 'document') {
    if (!Number.isInteger(at) || at < 1) return undefined;
    return { ...showing, place: { at, playing: false, ...moved } };
  }
  return showing.kind === 'film' ? { ...showing, place: { at, playing, ...moved } } : undefined;
}

/** `isAttended`: some agent still deals with the visitor. */
export const isShowingOver = (lostAt: Ms | null, isAttended: boolean, now: Ms): boolean =>
  !isAttended || (lostAt !== null && now - lostAt > SHOWING_RESUME_MS);
