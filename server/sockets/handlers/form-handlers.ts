/** An agent's suggestions for the fields of a form, what came of them, and whether they go in at once. */
import { letFill } from '../../app/form/let-fill.ts';
import type { Handlers } from '../../../shared/protocol/wire.ts';
import type { AgentUp } from '../../../shared/protocol/agent.ts';
import type { VisitorUp } from '../../../shared/protocol/visitor.ts';
import type { AgentConnection, GreetedVisitor } from '../connections.ts';

export const formHandlers: Handlers<Pick<AgentUp, 'form:suggest' | 'form:take-back' | 'form:at'>, AgentConnection> = {
  'form:suggest': (body, { node, page }) => node.form.suggest(page, body),
  'form:take-back': (body, { node, actor }) => node.form.takeBack(actor.agentId, body),
  'form:at': (body, { node, page }) => node.form.at(page, body),
};

export const visitorFormHandlers: Handlers<Pick<VisitorUp, 'form:suggestion-answered' | 'fill:let'>, GreetedVisitor> = {
  'form:suggestion-answered': ({ suggestionId, outcome }, { node, actor: { sessionId } }) =>
    node.form.answered({ sessionId, suggestionId }, outcome),
  'fill:let': async (body, { app, actor, node }) => {
    const given = await letFill(app, actor, body);
    // What comes in the same breath finds it here already.
    if (given.ok) await node.grants.reread(actor.sessionId);
    return given;
  },
};
