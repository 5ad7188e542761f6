/** Tells both sides what is shown in a session and where they stand in it. */
import type { Showing } from '../../../shared/protocol/showing.ts';
import type { AgentId } from '../../../shared/protocol/ids.ts';
import { agentsIn } from '../../domain/decide-conversation.ts';
import type { Session } from '../../domain/session.ts';
import { dealsWith } from '../consent/agent-session.ts';
import type { App } from '../context.ts';
import { fileAddress } from './file-address.ts';

/** Null also when the file is gone. */
export async function readShowing(app: App, { showing }: Session): Promise<Showing | null> {
  if (!showing) return null;
  const { what, showingId, kind, title, note, agentId, agentName, place } = showing;
  const file = what.from === 'file' ? await app.store.get('file', what.fileId) : undefined;
  const url = what.from === 'page' ? what.url : file && fileAddress(file, app.clock.now());
  return url === undefined ? null : { showingId, kind, url, title, note, agentId, agentName, place };
}

export async function publishShowing(app: App, session: Session): Promise<Showing | null> {
  const showing = await readShowing(app, session);
  app.push.visitor(session.id, 'showing:changed', { showing });
  for (const agentId of await agentsWith(app, session)) {
    app.push.agent(agentId, 'showing:changed', { sessionId: session.id, showing });
  }
  return showing;
}

/** Everybody who deals with the session now. */
export async function agentsWith(app: App, session: Session): Promise<readonly AgentId[]> {
  const [open, concern] = await Promise.all([
    app.store.openConversation(session.visitorId),
    session.caseId === null ? undefined : app.store.get('case', session.caseId),
  ]);
  const maybe = new Set<AgentId>(open?.conversation.now.state === 'assigned' ? agentsIn(open.conversation) : []);
  if (concern?.agentId) maybe.add(concern.agentId);
  const agents: AgentId[] = [];
  for (const agentId of maybe) if (await dealsWith(app, agentId, session)) agents.push(agentId);
  return agents;
}
