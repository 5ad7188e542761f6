/** An agent leads a visitor from page to page. */
import type { Handlers } from '../../shared/protocol/wire.ts';
import type { AgentUp } from '../../shared/protocol/agent.ts';
import { refuse } from '../../shared/protocol/errors.ts';
import type { AgentConnection } from './connections.ts';

export const leadHandlers: Handlers<Pick<AgentUp, 'lead:go'>, AgentConnection> = {
  'lead:go': () => refuse('unavailable'),
};
