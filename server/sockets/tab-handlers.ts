/** The tabs of a visitor: which is in front, which an agent has chosen to see. */
import type { Handlers } from '../../shared/protocol/wire.ts';
import type { AgentUp } from '../../shared/protocol/agent.ts';
import type { VisitorUp } from '../../shared/protocol/visitor.ts';
import { refuse } from '../../shared/protocol/errors.ts';
import type { AgentConnection, GreetedVisitor } from './connections.ts';

export const tabHandlers: Handlers<Pick<AgentUp, 'tab:look'>, AgentConnection> = {
  'tab:look': () => refuse('unavailable'),
};

export const visitorTabHandlers: Handlers<Pick<VisitorUp, 'tab:front'>, GreetedVisitor> = {
  'tab:front': () => undefined,
};
