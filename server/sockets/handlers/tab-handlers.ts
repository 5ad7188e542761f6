/** The tabs of a visitor: which is in front, which an agent has chosen to see. */
import type { Handlers } from '../../../shared/protocol/wire.ts';
import type { AgentUp } from '../../../shared/protocol/agent.ts';
import { ok, refuse } from '../../../shared/protocol/errors.ts';
import type { VisitorUp } from '../../../shared/protocol/visitor.ts';
import type { AgentConnection, GreetedVisitor } from '../connections.ts';

export const tabHandlers: Handlers<Pick<AgentUp, 'tab:look'>, AgentConnection> = {
  'tab:look': ({ sessionId, tab }, { node, page, actor }) => {
    if (!node.pages.isWatching(sessionId, page) || !node.grants.holds(sessionId, 'view', actor.agentId))
      return refuse('not_granted');
    node.tabs.look(sessionId, page, tab);
    return ok({});
  },
};

export const visitorTabHandlers: Handlers<Pick<VisitorUp, 'tab:front'>, GreetedVisitor> = {
  'tab:front': ({ front }, { node, actor: { sessionId }, tabId }) =>
    node.tabs.front(sessionId, node.live.tabNumber(sessionId, tabId), front),
};
