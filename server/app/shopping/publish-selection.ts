/** Tells everybody concerned what is on the list of a session: its tabs, and the agents who deal with it. */
import type { Selection } from '../../../shared/protocol/shopping.ts';
import type { Session } from '../../domain/session.ts';
import { agentsWith } from '../consent/agent-session.ts';
import type { App } from '../context.ts';

export async function publishSelection(app: App, session: Session, selection: Selection): Promise<void> {
  const sessionId = session.id;
  app.push.visitor(sessionId, 'selection:changed', { selection });
  for (const agentId of await agentsWith(app, session)) {
    app.push.agent(agentId, 'selection:changed', { sessionId, selection });
  }
}
