/** A call's life: one node carries it, a lost room is replaced once, only its two parties belong to it. */
import { describe, expect, it } from 'vitest';
import { endCall, isLive, isParty, moveCall, newCall, partyOf, peerOf, type Party } from '../../server/domain/call.ts';
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
