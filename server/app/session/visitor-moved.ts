/** Tells the agents who talk with a visitor where the visitor is now, and remembers when a visitor was last here. */
import type { LiveVisitor } from '../../../shared/protocol/desk.ts';
import { agentsIn } from '../../domain/decide-conversation.ts';
import { LAST_SEEN_STEP_MS } from '../../domain/visit.ts';
import type { App } from '../context.ts';

export async function visitorMoved(app: App, visitor: LiveVisitor, online = true): Promise<void> {
  if (visitor.conversationId === null) return;
  const found = await app.store.get('conversation', visitor.conversationId);
  if (found?.now.state !== 'assigned') return;
  const { sessionId, url, title } = visitor;
  for (const agentId of agentsIn(found)) app.push.agent(agentId, 'page:at', { sessionId, url, title, online });
}

/** The last tab is gone on every node. */
export async function visitorLeft(app: App, visitor: LiveVisitor): Promise<void> {
  await visitorMoved(app, visitor, false);
  const record = await app.store.get('visitor', visitor.visitorId);
  const now = app.clock.now();
  if (!record || now - record.lastSeenAt < LAST_SEEN_STEP_MS) return;
  // Stale means that the visitor is back already, which is as good.
  await app.store.commit([{ put: 'visitor', record: { ...record, lastSeenAt: now } }]);
}
