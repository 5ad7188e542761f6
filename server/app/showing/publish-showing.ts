/** Tells both sides what is shown in a session and where they stand in it. */
import type { Showing } from '../../../shared/protocol/showing.ts';
import type { Session } from '../../domain/session.ts';
import { agentsWith } from '../consent/agent-session.ts';
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
