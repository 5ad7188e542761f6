/** An agent's seats: which conversations and shown invitations take one. The only place where room is decided, so it is versioned. */
import type { AgentId, ConversationId, InvitationId } from '../../shared/protocol/ids.ts';
import type { Ms } from '../../shared/protocol/schema.ts';

export type Seat =
  | { readonly kind: 'conversation'; readonly conversationId: ConversationId; readonly since: Ms }
  | { readonly kind: 'invitation'; readonly invitationId: InvitationId; readonly until: Ms };

/** `id` is the agent's id: one desk an agent. */
export type Desk = {
  readonly id: AgentId;
  readonly version: number;
  readonly seats: readonly Seat[];
  /** When a seat was last taken; the one idle longest is dealt to first. */
  readonly lastSeatedAt: Ms;
};

export const emptyDesk = (agentId: AgentId): Desk => ({ id: agentId, version: 0, seats: [], lastSeatedAt: 0 });

/** A reserved seat counts only while its invitation is shown. */
const isTaken = (seat: Seat, now: Ms): boolean => seat.kind === 'conversation' || seat.until > now;

export const seatsTaken = (desk: Desk, now: Ms): number => desk.seats.filter((seat) => isTaken(seat, now)).length;

export const freeSeats = (desk: Desk, capacity: number, now: Ms): number =>
  Math.max(0, capacity - seatsTaken(desk, now));

/** Undefined when there is no room. `overCapacity` is for the one who already has the person on the phone. */
export function takeSeat(desk: Desk, seat: Seat, capacity: number, now: Ms, overCapacity = false): Desk | undefined {
  if (desk.seats.some((held) => isSameSeat(held, seat))) return desk;
  if (!overCapacity && freeSeats(desk, capacity, now) === 0) return undefined;
  return { ...desk, seats: [...desk.seats.filter((held) => isTaken(held, now)), seat], lastSeatedAt: now };
}

const isSameSeat = (a: Seat, b: Seat): boolean =>
  a.kind === 'conversation'
    ? b.kind === 'conversation' && a.conversationId === b.conversationId
    : b.kind === 'invitation' && a.invitationId === b.invitationId;

export const freeConversationSeat = (desk: Desk, conversationId: ConversationId): Desk =>
  withSeats(
    desk,
    desk.seats.filter((seat) => seat.kind !== 'conversation' || seat.conversationId !== conversationId),
  );

export const freeInvitationSeat = (desk: Desk, invitationId: InvitationId): Desk =>
  withSeats(
    desk,
    desk.seats.filter((seat) => seat.kind !== 'invitation' || seat.invitationId !== invitationId),
  );

/** The same desk when nothing was freed, so that nothing is written. */
const withSeats = (desk: Desk, seats: readonly Seat[]): Desk =>
  seats.length === desk.seats.length ? desk : { ...desk, seats };

/** The invited one is here: the reserved seat becomes the conversation's, whatever else was taken meanwhile. */
export const turnIntoConversation = (
  desk: Desk,
  invitationId: InvitationId,
  conversationId: ConversationId,
  now: Ms,
): Desk => ({
  ...desk,
  seats: [
    ...freeInvitationSeat(desk, invitationId).seats.filter((seat) => isTaken(seat, now)),
    { kind: 'conversation', conversationId, since: now },
  ],
  lastSeatedAt: now,
});

export const conversationsAt = (desk: Desk): readonly ConversationId[] =>
  desk.seats.flatMap((seat) => (seat.kind === 'conversation' ? [seat.conversationId] : []));
