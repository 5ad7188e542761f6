import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgentId, ConversationId, InvitationId } from '../../../shared/protocol/ids.ts';
import {
  conversationsAt,
  emptyDesk,
  freeConversationSeat,
  freeInvitationSeat,
  freeSeats,
  seatsTaken,
  takeSeat,
  turnIntoConversation,
  type Desk,
  type Seat,
} from '../../../server/domain/desk.ts';

const chat = (name: string): Seat => ({ kind: 'conversation', conversationId: name as ConversationId, since: 0 });
const invited = (name: string, until: number): Seat => ({
  kind: 'invitation',
  invitationId: name as InvitationId,
  until,
});
const desk = (...seats: Seat[]): Desk => ({ ...emptyDesk('anna' as AgentId), seats });

describe('a desk', () => {
  it.each<[string, Desk, number, number]>([
    ['empty', desk(), 2, 2],
    ['with a conversation', desk(chat('a')), 2, 1],
    ['with an invitation shown', desk(invited('i', 11)), 2, 1],
    ['with one whose time is over', desk(invited('i', 10)), 2, 2],
    ['over capacity', desk(chat('a'), chat('b'), chat('c')), 2, 0],
  ])('%s has room accordingly', (_, held, capacity, free) => expect(freeSeats(held, capacity, 10)).toBe(free));

  it('refuses when full, and lets the phone in', () => {
    expect(takeSeat(desk(chat('a')), chat('b'), 1, 10)).toBeUndefined();
    expect(takeSeat(desk(chat('a')), chat('b'), 1, 10, true)?.seats).toHaveLength(2);
  });

  it('seats the same one once', () => {
    const held = desk(chat('a'));
    expect(takeSeat(held, chat('a'), 1, 10)).toBe(held);
  });

  it('gives a seat back once', () => {
    const held = desk(chat('a'), invited('i', 20));
    expect(seatsTaken(freeConversationSeat(held, 'a' as ConversationId), 10)).toBe(1);
    expect(seatsTaken(freeInvitationSeat(held, 'i' as InvitationId), 10)).toBe(1);
    expect(freeConversationSeat(held, 'other' as ConversationId)).toBe(held);
  });

  it('turns the reserved seat into the conversation without taking another', () => {
    const turned = turnIntoConversation(
      desk(chat('a'), invited('i', 20)),
      'i' as InvitationId,
      'b' as ConversationId,
      10,
    );
    expect(conversationsAt(turned)).toEqual(['a', 'b']);
    expect(seatsTaken(turned, 10)).toBe(2);
  });

  it('is never over capacity, whatever comes and goes', () => {
    const step = fc.record({
      what: fc.constantFrom('chat', 'invite', 'turn', 'leave', 'decline'),
      who: fc.integer({ min: 0, max: 5 }).map(String),
      waitMs: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 3 }), (steps, capacity) => {
        let held = emptyDesk('anna' as AgentId);
        let now = 0;
        for (const { what, who, waitMs } of steps) {
          now += waitMs;
          const isShown = held.seats.some(
            (seat) => seat.kind === 'invitation' && seat.invitationId === who && seat.until > now,
          );
          if (what === 'chat') held = takeSeat(held, chat(who), capacity, now) ?? held;
          if (what === 'invite') held = takeSeat(held, invited(who, now + 4), capacity, now) ?? held;
          if (what === 'turn' && isShown) {
            held = turnIntoConversation(held, who as InvitationId, `from-${who}` as ConversationId, now);
          }
          if (what === 'leave') held = freeConversationSeat(held, who as ConversationId);
          if (what === 'decline') held = freeInvitationSeat(held, who as InvitationId);
          expect(seatsTaken(held, now)).toBeLessThanOrEqual(capacity);
        }
      }),
    );
  });
});
