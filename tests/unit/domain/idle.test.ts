import { expect, it } from 'vitest';
import type { ConversationState } from '../../../server/domain/conversation.ts';
import { ASSIGNED_IDLE_MS, isGivenUp, QUEUED_IDLE_MS } from '../../../server/domain/idle.ts';
import type { AgentId } from '../../../shared/protocol/ids.ts';

const queued: ConversationState = { state: 'queued', since: 0, notAgentId: null };
const annas: ConversationState = { state: 'assigned', agentId: 'anna' as AgentId, since: 0 };
const over: ConversationState = { state: 'closed', reason: 'by_agent', agentId: null, since: 0 };

it.each<[string, ConversationState, number, boolean]>([
  ['a place in the queue, a moment before', queued, QUEUED_IDLE_MS - 1, false],
  ['a place in the queue', queued, QUEUED_IDLE_MS, true],
  ['a seat, when a place in the queue would be gone', annas, QUEUED_IDLE_MS, false],
  ['a seat, a moment before', annas, ASSIGNED_IDLE_MS - 1, false],
  ['a seat', annas, ASSIGNED_IDLE_MS, true],
  ['what is over', over, ASSIGNED_IDLE_MS * 2, false],
])('gives up %s', (_what, state, awayMs, expected) => expect(isGivenUp(state, 1_000, 1_000 + awayMs)).toBe(expected));
