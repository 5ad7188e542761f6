/** A file goes: because an agent who deals with its session says so, or because its time is over. What shows it is put away with it. */
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { FileId } from '../../../shared/protocol/ids.ts';
import type { StoredFile } from '../../domain/stored-file.ts';
import { agentSession } from '../consent/agent-session.ts';
import type { AgentActor, App } from '../context.ts';
import { endShowing } from './close-showing.ts';

export async function removeFile(
  app: App,
  actor: AgentActor,
  { fileId }: { readonly fileId: FileId },
): Promise<Result<object>> {
  const file = await app.store.get('file', fileId);
  if (!file || !(await agentSession(app, actor.agentId, file.sessionId))) return refuse('not_found');
  await remove(app, file);
  return ok({});
}

/** Every node runs it; removing twice does no harm. */
export async function sweepFiles(app: App): Promise<void> {
  for (const file of await app.store.expiredFiles(app.clock.now())) await remove(app, file);
}

async function remove(app: App, { id, sessionId }: StoredFile): Promise<void> {
  await app.store.commit([{ remove: 'file', id }]);
  await endShowing(app, sessionId, ({ what }) => what.from === 'file' && what.fileId === id);
}
