/** A call's life: one node carries it, a lost room is replaced once, only its two parties belong to it. */
import { describe, expect, it } from 'vitest';
import {
  endCall,
  handOver,
  isLive,
  isParty,
  moveCall,
  newCall,
  nextToLead,
  partiesOfOurs,
  partyOf,
  peerOf,
  rateCall,
  withGuest,
  withoutGuest,
  type Party,
} from '../../server/domain/call.ts';
import type { AgentId } from '../../shared/protocol/ids.ts';
import { id } from '../support/sample-records.ts';

const facts = {
  id: id('call'),
  siteId: id('site'),
  sessionId: id('session'),
  caseId: null,
  agentId: id('anna'),
} as const;
const call = newCall(facts as Parameters<typeof newCall>[0], 'a', 100);

describe('a lost room', () => {
  it('is replaced by one of the next epoch', () => {
    expect(moveCall(call, { nodeId: 'a', epoch: 1 }, 'b')?.now).toEqual({ state: 'live', nodeId: 'b', epoch: 2 });
  });

  it.each([
    ['another node had it', { nodeId: 'b', epoch: 1 }],
    ['somebody was faster', { nodeId: 'a', epoch: 0 }],
  ])('stays as it is when %s', (_title, lost) => {
    expect(moveCall(call, lost, 'c')).toBeUndefined();
  });

  it('of an ended call is not replaced', () => {
    const ended = endCall(call, 'by_agent', 200);
    expect(isLive(ended)).toBe(false);
    expect(moveCall(ended, { nodeId: 'a', epoch: 1 }, 'b')).toBeUndefined();
  });
});

describe('a party', () => {
  const visitor: Party = { kind: 'visitor', sessionId: id('session') };
  const agent: Party = { kind: 'agent', agentId: id('anna') };

  it('has one peer id, from which it is known again', () => {
    expect([peerOf(visitor), peerOf(agent)]).toEqual(['v-session', 'a-anna']);
    expect([partyOf(peerOf(visitor)), partyOf(peerOf(agent))]).toEqual([visitor, agent]);
  });

  it('is the session’s visitor or the call’s agent, nobody of the same name on the other side', () => {
    expect([isParty(call, visitor), isParty(call, agent)]).toEqual([true, true]);
    expect(isParty(call, { kind: 'visitor', sessionId: id('anna') })).toBe(false);
    expect(isParty(call, { kind: 'agent', agentId: id('session') })).toBe(false);
  });
});

describe('guests', () => {
  const [anna, jonas, mira] = ['anna', 'jonas', 'mira'].map((name) => id<AgentId>(name)) as [AgentId, AgentId, AgentId];
  const withJonas = withGuest(call, jonas, false);
  const withBoth = withGuest(withGuest(call, mira, true), jonas, false);

  it('are parties from when they join until they leave', () => {
    expect(partiesOfOurs(withBoth)).toEqual([anna, mira, jonas]);
    expect(isParty(withJonas, { kind: 'agent', agentId: jonas })).toBe(true);
    expect(isParty(withoutGuest(withJonas, jonas), { kind: 'agent', agentId: jonas })).toBe(false);
  });

  it('join once, and who leads is none', () => {
    expect(withGuest(withJonas, jonas, false)).toBe(withJonas);
    expect(withGuest(call, anna, false)).toBe(call);
  });

  it('who only listened may speak later, and is the same guest', () => {
    const speaking = withGuest(withBoth, mira, false);
    expect(partiesOfOurs(speaking)).toEqual([anna, mira, jonas]);
    expect([nextToLead(withBoth), nextToLead(speaking)]).toEqual([jonas, mira]);
  });

  it.each<[string, AgentId | undefined, typeof call]>([
    ['nobody without guests', undefined, call],
    ['nobody who only listens', undefined, withGuest(call, mira, true)],
    ['the first who speaks', jonas, withBoth],
  ])('lead after the leading agent: %s', (_title, next, running) => {
    expect(nextToLead(running)).toBe(next);
  });

  it('take the call over in the place of the former agent, who is out of it', () => {
    const led = handOver(withBoth, jonas);
    expect(partiesOfOurs(led)).toEqual([jonas, mira]);
    expect(isParty(led, { kind: 'agent', agentId: anna })).toBe(false);
    expect(led.now).toEqual(call.now);
  });
});

describe('a rating', () => {
  const ended = endCall(call, 'by_agent', 200);

  it('is taken once, of a call that is over', () => {
    expect(rateCall(call, 5, '', 300)).toBeUndefined();
    const rated = rateCall(ended, 4, 'klar', 300);
    expect(rated?.rating).toEqual({ stars: 4, comment: 'klar', at: 300 });
    expect(rated && rateCall(rated, 1, '', 400)).toBeUndefined();
  });
});
