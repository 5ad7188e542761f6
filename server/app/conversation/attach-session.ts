/** A visitor came back with a new session: the open conversation and its case follow, so that pushes reach the new tabs. */
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import { agentOf } from '../../domain/decide-conversation.ts';
import { authorOf } from './author-of.ts';
import { carryOut, type Plan } from './carry-out.ts';
import type { App, VisitorActor } from '../context.ts';
import { withPeople } from './load-scene.ts';

export async function attachSession(app: App, actor: VisitorActor): Promise<void> {
  const attached = await carryOut(app, () => planAttach(app, actor));
  if (!attached.ok && attached.error.code !== 'not_found') {
    app.log.warn({ sessionId: actor.sessionId, code: attached.error.code }, 'session not attached to its conversation');
  }
}

async function planAttach(app: App, actor: VisitorActor): Promise<Result<Plan>> {
  const open = await app.store.openConversation(actor.visitorId);
  const [concern, session] = await Promise.all([
    open && app.store.get('case', open.conversation.caseId),
    app.store.get('session', actor.sessionId),
  ]);
  if (!open || !concern || open.conversation.sessionId === actor.sessionId) return refuse('not_found');
  const { conversation } = open;
  return ok({
    scene: { conversation, ...(await withPeople(app, concern, [agentOf(conversation)])) },
    commands: [{ type: 'reattach', sessionId: actor.sessionId }],
    manner: { by: authorOf(actor) },
    also: session ? [{ put: 'session', record: { ...session, caseId: concern.id } }] : [],
  });
}
