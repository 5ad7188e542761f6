import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgentId } from '../../../shared/protocol/ids.ts';
import { MAX_COMPANIONS } from '../../../shared/protocol/limits.ts';
import type { Conversation, NewConversation } from '../../../server/domain/conversation.ts';
import { noticesOf } from '../../../server/domain/conversation-story.ts';
import {
  agentsIn,
  decideAll,
  decideConversation,
  type ConversationCommand,
} from '../../../server/domain/decide-conversation.ts';
import { evolveFrom } from '../../../server/domain/evolve-conversation.ts';
import { sample } from '../../support/sample-records.ts';

const [anna, jonas, mira] = ['anna', 'jonas', 'mira'] as AgentId[] as [AgentId, AgentId, AgentId];
const { version: _, openedAt: __, now: ___, ...as } = sample('conversation', 'c1');
const start: ConversationCommand = { type: 'start', as: as as NewConversation };
const assign = (agentId: AgentId): ConversationCommand => ({ type: 'assign', agentId });
const transfer = (to: AgentId): ConversationCommand => ({ type: 'transfer', to });
const ask = (agentId: AgentId, note = ''): ConversationCommand => ({
  type: 'ask_in',
  ask: { agentId, byName: 'Anna', note, at: 5 },
});
const join = (agentId: AgentId, isFree = false): ConversationCommand => ({
  type: 'join',
  companion: { agentId, name: agentId },
  isFree,
});
const leave = (agentId: AgentId): ConversationCommand => ({ type: 'leave', agentId });
const close: ConversationCommand = { type: 'close', reason: 'by_agent' };

const after = (...commands: ConversationCommand[]): Conversation => {
  const decided = decideAll(undefined, commands, 5);
  if (!decided.ok) throw new Error(decided.refusal);
  const made = decided.events.reduce<Conversation | undefined>(evolveFrom, undefined);
  if (!made) throw new Error('nothing was started');
  return made;
};
const others = Array.from({ length: MAX_COMPANIONS }, (_one, place) => `agent-${place}` as AgentId);

describe('companions of a conversation', () => {
  it.each<[string, ConversationCommand[], readonly AgentId[], readonly AgentId[]]>([
    ['come when they were asked', [ask(jonas), join(jonas)], [anna, jonas], []],
    ['are asked once, with the newest note', [ask(jonas, 'a'), ask(jonas, 'b')], [anna], [jonas]],
    ['come unasked when they may', [join(mira, true)], [anna, mira], []],
    ['decline', [ask(jonas), leave(jonas)], [anna], []],
    ['leave again', [join(jonas, true), leave(jonas)], [anna], []],
    ['stay when it is handed on', [join(jonas, true), transfer(mira)], [mira, jonas], []],
    ['lead it when it is handed to them', [join(jonas, true), transfer(jonas)], [jonas], []],
    ['need no asking when it is handed to them', [ask(jonas), transfer(jonas)], [jonas], []],
    ['are on record when it ends, the asked ones not', [join(jonas, true), ask(mira), close], [anna, jonas], []],
    ['leave when it returns to the queue', [join(jonas, true), ask(mira), { type: 'return' }], [], []],
  ])('%s', (_name, commands, inIt, asked) => {
    const made = after(start, assign(anna), ...commands);
    expect(agentsIn(made)).toEqual(inIt);
    expect((made.askedIn ?? []).map(({ agentId }) => agentId)).toEqual(asked);
  });

  it.each<[string, ConversationCommand[], ConversationCommand, string]>([
    ['joining unasked', [assign(anna)], join(jonas), 'not_asked'],
    ['joining after declining', [assign(anna), ask(jonas), leave(jonas)], join(jonas), 'not_asked'],
    ['joining what waits', [], join(jonas, true), 'not_assigned'],
    ['asking into what waits', [], ask(jonas), 'not_assigned'],
    ['its agent leaving it to nobody', [assign(anna)], leave(anna), 'leads'],
    ['asking one too many', [assign(anna), ...others.map((one) => ask(one))], ask(jonas), 'full'],
    ['joining as one too many', [assign(anna), ...others.map((one) => join(one, true))], join(jonas, true), 'full'],
    ['joining after the end', [assign(anna), ask(jonas), close], join(jonas), 'closed'],
    ['asking after the end', [assign(anna), close], ask(jonas), 'closed'],
  ])('refuses %s', (_name, before, command, refusal) =>
    expect(decideConversation(after(start, ...before), command, 6)).toEqual({ ok: false, refusal }),
  );

  it.each<[string, ConversationCommand[], ConversationCommand]>([
    ['asking who is there', [join(jonas, true)], ask(jonas)],
    ['asking who leads it', [], ask(anna)],
    ['joining twice', [join(jonas, true)], join(jonas)],
    ['joining what one leads', [], join(anna, true)],
    ['leaving where one is not', [], leave(jonas)],
    ['leaving after the end', [join(jonas, true), close], leave(jonas)],
  ])('takes %s as done', (_name, before, command) =>
    expect(decideConversation(after(start, assign(anna), ...before), command, 6)).toEqual({ ok: true, events: [] }),
  );

  it('are announced when they come and go, and not a second time when they take over', () => {
    const story = (...commands: ConversationCommand[]) => {
      const decided = decideAll(after(start, assign(anna)), commands, 6);
      return decided.ok && decided.events.flatMap((event) => noticesOf(event, (agentId) => agentId));
    };
    const said = (code: string, name: string) => expect.objectContaining({ code, name });
    expect(story(ask(jonas), join(jonas), leave(jonas))).toEqual([
      said('agent_joined', jonas),
      said('agent_left', jonas),
    ]);
    expect(story(join(jonas, true), transfer(jonas))).toEqual([said('agent_joined', jonas), said('agent_left', anna)]);
    expect(story(ask(jonas), leave(jonas))).toEqual([]);
  });

  it('keep their invariants whatever is commanded', () => {
    const people = [anna, jonas, mira, ...others];
    const person = fc.constantFrom(...people);
    const command = fc.oneof(
      fc.constant(start),
      person.map(assign),
      person.map(transfer),
      person.map((agentId) => ask(agentId)),
      fc.tuple(person, fc.boolean()).map(([agentId, isFree]) => join(agentId, isFree)),
      person.map(leave),
      fc.constant<ConversationCommand>({ type: 'return' }),
      { arbitrary: fc.constant(close), weight: 1 },
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        let current: Conversation | undefined;
        for (const [at, one] of commands.entries()) {
          const decided = decideConversation(current, one, at);
          for (const event of decided.ok ? decided.events : []) current = evolveFrom(current, event);
          if (!current) continue;
          const companions = (current.companions ?? []).map(({ agentId }) => agentId);
          const asked = (current.askedIn ?? []).map(({ agentId }) => agentId);
          const leader = current.now.state === 'queued' ? null : current.now.agentId;
          // Everybody is there once, as one thing.
          const everybody = [...companions, ...asked, ...(leader ? [leader] : [])];
          expect(new Set(everybody).size).toBe(everybody.length);
          expect(companions.length).toBeLessThanOrEqual(MAX_COMPANIONS);
          if (current.now.state !== 'assigned') expect(asked).toEqual([]);
          if (current.now.state === 'queued') expect(companions).toEqual([]);
        }
      }),
    );
  });
});
