/** An agent leads a visitor from page to page; the visitor's browser says what it did not do. */
import type { Handlers } from '../../../shared/protocol/wire.ts';
import type { AgentUp } from '../../../shared/protocol/agent.ts';
import { refuse } from '../../../shared/protocol/errors.ts';
import type { VisitorUp } from '../../../shared/protocol/visitor.ts';
import { leadVisitor } from '../../app/lead/lead-visitor.ts';
import type { AgentConnection, GreetedVisitor } from '../connections.ts';

export const leadHandlers: Handlers<Pick<AgentUp, 'lead:go'>, AgentConnection> = {
  'lead:go': (body, { app, node, actor, page }) => {
    const { sessionId } = body;
    // Who does not look at the page cannot know where he leads.
    const mayLead = () =>
      node.pages.isWatching(sessionId, page) &&
      node.grants.holds(sessionId, 'view', actor.agentId) &&
      node.grants.holds(sessionId, 'lead', actor.agentId);
    return mayLead() ? leadVisitor(app, actor, body, mayLead) : refuse('not_granted');
  },
};

export const visitorLeadHandlers: Handlers<Pick<VisitorUp, 'lead:refused'>, GreetedVisitor> = {
  'lead:refused': ({ reason }, { app, node, actor: { sessionId } }) => {
    const agentId = node.grants.holderOf(sessionId, 'lead');
    if (agentId) app.push.agent(agentId, 'lead:refused', { sessionId, reason });
  },
};
