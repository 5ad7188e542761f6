/** What an agent puts before the visitor beside the page, and the files it comes from. */
import type { Handlers } from '../../shared/protocol/wire.ts';
import type { AgentUp } from '../../shared/protocol/agent.ts';
import type { VisitorUp } from '../../shared/protocol/visitor.ts';
import { refuse } from '../../shared/protocol/errors.ts';
import type { AgentConnection, GreetedVisitor } from './connections.ts';

export const showingHandlers: Handlers<
  Pick<AgentUp, 'showing:open' | 'showing:move' | 'showing:close' | 'files:list' | 'files:remove'>,
  AgentConnection
> = {
  'showing:open': () => refuse('unavailable'),
  'showing:move': () => undefined,
  'showing:close': () => refuse('unavailable'),
  'files:list': () => refuse('unavailable'),
  'files:remove': () => refuse('unavailable'),
};

export const visitorShowingHandlers: Handlers<Pick<VisitorUp, 'showing:move' | 'showing:close'>, GreetedVisitor> = {
  'showing:move': () => undefined,
  'showing:close': () => refuse('unavailable'),
};
