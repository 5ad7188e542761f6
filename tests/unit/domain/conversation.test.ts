import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgentId, CaseId, SessionId } from '../../../shared/protocol/ids.ts';
import type { Conversation, NewConversation } from '../../../server/domain/conversation.ts';
import { decideAll, decideConversation, type ConversationCommand } from '../../../server/domain/decide-conversation.ts';
import { evolveFrom } from '../../../server/domain/evolve-conversation.ts';
import { sample } from '../../support/sample-records.ts';

const anna = 'anna' as AgentId;
const jonas = 'jonas' as AgentId;
const { version: _, openedAt: __, now: ___, ...as } = sample('conversation', 'c1');
const start: ConversationCommand = { type: 'start', as: as as NewConversation };
const assign = (agentId: AgentId): ConversationCommand => ({ type: 'assign', agentId });
const transfer = (to: AgentId): ConversationCommand => ({ type: 'transfer', to });
const close: ConversationCommand = { type: 'close', reason: 'by_agent' };

const after = (...commands: ConversationCommand[]): Conversation | undefined => {
  const decided = decideAll(undefined, commands, 5);
  if (!decided.ok) throw new Error(decided.refusal);
  return decided.events.reduce<Conversation | undefined>(evolveFrom, undefined);
};

describe('a conversation', () => {
  it.each<[string, ConversationCommand[], Conversation['now']]>([
    ['waits first', [start], { state: 'queued', since: 5, notAgentId: null }],
    ['is assigned', [start, assign(anna)], { state: 'assigned', agentId: anna, since: 5 }],
    ['is handed on', [start, assign(anna), transfer(jonas)], { state: 'assigned', agentId: jonas, since: 5 }],
    [
      'returns, and not to the same',
      [start, assign(anna), { type: 'return' }],
      { state: 'queued', since: 5, notAgentId: anna },
    ],
    ['ends while it waits', [start, close], { state: 'closed', reason: 'by_agent', agentId: null, since: 5 }],
    [
      'ends and keeps who had it',
      [start, assign(anna), close],
      { state: 'closed', reason: 'by_agent', agentId: anna, since: 5 },
    ],
  ])('%s', (_name, commands, now) => expect(after(...commands)?.now).toEqual(now));

  it.each<[string, ConversationCommand[], ConversationCommand, string]>([
    ['a second start', [start], start, 'already_started'],
    ['anything before the start', [], close, 'not_started'],
    ['taking it from somebody', [start, assign(anna)], assign(jonas), 'already_assigned'],
    ['handing on what nobody has', [start], transfer(jonas), 'not_assigned'],
    ['returning what nobody has', [start], { type: 'return' }, 'not_assigned'],
    ['assigning after the end', [start, close], assign(anna), 'closed'],
    ['linking after the end', [start, close], { type: 'link', caseId: 'x' as CaseId, agentId: anna }, 'closed'],
  ])('refuses %s', (_name, before, command, refusal) =>
    expect(decideConversation(before.length ? after(...before) : undefined, command, 6)).toEqual({
      ok: false,
      refusal,
    }),
  );

  it.each<[string, ConversationCommand[], ConversationCommand]>([
    ['assigning it again to the same', [start, assign(anna)], assign(anna)],
    ['handing it to who has it', [start, assign(anna)], transfer(anna)],
    ['ending it twice', [start, close], close],
    ['attaching the same session', [start], { type: 'reattach', sessionId: as.sessionId }],
  ])('takes %s as done', (_name, before, command) =>
    expect(decideConversation(after(...before), command, 6)).toEqual({ ok: true, events: [] }),
  );

  it('goes on in another session and another case', () => {
    const moved = after(
      start,
      { type: 'reattach', sessionId: 's2' as SessionId },
      { type: 'link', caseId: 'phone' as CaseId, agentId: anna },
    );
    expect(moved).toMatchObject({ sessionId: 's2', caseId: 'phone', now: { state: 'queued' } });
  });

  it('keeps its invariants whatever is commanded', () => {
    const command = fc.constantFrom<ConversationCommand>(
      start,
      assign(anna),
      assign(jonas),
      transfer(anna),
      transfer(jonas),
      { type: 'return' },
      { type: 'link', caseId: 'phone' as CaseId, agentId: anna },
      close,
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        const states: (Conversation | undefined)[] = [];
        let current: Conversation | undefined;
        for (const [at, one] of commands.entries()) {
          const decided = decideConversation(current, one, at);
          const events = decided.ok ? decided.events : [];
          for (const event of events) current = evolveFrom(current, event);
          states.push(current);
        }
        const end = states.findIndex((state) => state?.now.state === 'closed');
        // Nothing happens after the end, and whoever has it was commanded to.
        expect(end < 0 || states.slice(end).every((state) => state === states[end])).toBe(true);
        const holders = states.flatMap((state) => (state?.now.state === 'assigned' ? [state.now.agentId] : []));
        expect(holders.filter((agentId) => agentId !== anna && agentId !== jonas)).toEqual([]);
        // Nothing before the start.
        const begun = commands.indexOf(start);
        expect(states.slice(0, begun < 0 ? undefined : begun).filter(Boolean)).toEqual([]);
      }),
    );
  });
});
