/** Agents who join a conversation another agent leads. */
import type { Handlers } from '../../shared/protocol/wire.ts';
import type { AgentUp } from '../../shared/protocol/agent.ts';
import { refuse } from '../../shared/protocol/errors.ts';
import type { AgentConnection } from './connections.ts';

export const companionHandlers: Handlers<
  Pick<AgentUp, 'colleague:ask-in' | 'conversation:join' | 'conversation:leave'>,
  AgentConnection
> = {
  'colleague:ask-in': () => refuse('unavailable'),
  'conversation:join': () => refuse('unavailable'),
  'conversation:leave': () => refuse('unavailable'),
};
