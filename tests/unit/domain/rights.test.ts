import { describe, expect, it } from 'vitest';
import type { AgentId, SkillId, VisitorId } from '../../../shared/protocol/ids.ts';
import type { Role } from '../../../shared/protocol/desk.ts';
import type { ConversationState } from '../../../server/domain/conversation.ts';
import * as rights from '../../../server/domain/rights.ts';
import { sample } from '../../support/sample-records.ts';

const agent = (agentId: string, role: Role = 'agent', skills = ['sales']): rights.DeskReader => ({
  kind: 'agent',
  agentId: agentId as AgentId,
  role,
  skills: skills as SkillId[],
});
const queued: ConversationState = { state: 'queued', since: 1, notAgentId: null };
const annas: ConversationState = { state: 'assigned', agentId: 'anna' as AgentId, since: 1 };
const ended: ConversationState = { state: 'closed', reason: 'by_agent', agentId: 'anna' as AgentId, since: 1 };
const visitor = (name: string): rights.Reader => ({ kind: 'visitor', visitorId: name as VisitorId });

describe('rights to a conversation: read, write, steer', () => {
  it.each<[string, rights.Reader, ConversationState, [boolean, boolean, boolean]]>([
    ['its visitor', visitor('visitor'), annas, [true, true, true]],
    ['its visitor, waiting', visitor('visitor'), queued, [true, true, true]],
    ['another visitor', visitor('other'), annas, [false, false, false]],
    ['its agent', agent('anna'), annas, [true, true, true]],
    ['its agent, afterwards', agent('anna'), ended, [true, true, true]],
    ['another agent', agent('jonas'), annas, [false, false, false]],
    ['another agent, afterwards', agent('jonas'), ended, [false, false, false]],
    ['an agent who could take it', agent('jonas'), queued, [true, false, false]],
    ['an agent who could not', agent('jonas', 'agent', ['technik']), queued, [false, false, false]],
    ['a supervisor', agent('mira', 'supervisor', []), annas, [true, false, true]],
    ['an administrator', agent('alex', 'administrator', []), queued, [true, false, true]],
  ])('%s', (_, reader, now, expected) => {
    const conversation = sample('conversation', 'c1', { now });
    expect([
      rights.canReadConversation(reader, conversation),
      rights.canWriteConversation(reader, conversation),
      rights.canSteerConversation(reader, conversation),
    ]).toEqual(expected);
  });
});

describe('rights to a case: read, change', () => {
  it.each<[string, rights.DeskReader, string | null, [boolean, boolean]]>([
    ['its agent', agent('anna'), 'anna', [true, true]],
    ['another agent', agent('jonas'), 'anna', [false, false]],
    ['an agent who could take it', agent('jonas'), null, [true, false]],
    ['an agent who could not', agent('jonas', 'agent', ['technik']), null, [false, false]],
    ['a supervisor', agent('mira', 'supervisor', []), 'anna', [true, true]],
  ])('%s', (_, reader, agentId, expected) => {
    const concern = sample('case', 'k1', { agentId });
    expect([rights.canReadCase(reader, concern), rights.canChangeCase(reader, concern)]).toEqual(expected);
  });
});
