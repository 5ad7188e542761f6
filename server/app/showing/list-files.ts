/** The files put up for a session, for whoever deals with it. */
import type { FileRow } from '../../../shared/protocol/showing.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { SessionId } from '../../../shared/protocol/ids.ts';
import type { StoredFile } from '../../domain/stored-file.ts';
import { agentSession } from '../consent/agent-session.ts';
import type { AgentActor, App } from '../context.ts';

export async function listFiles(
  app: App,
  actor: AgentActor,
  { sessionId }: { readonly sessionId: SessionId },
): Promise<Result<{ files: FileRow[] }>> {
  if (!(await agentSession(app, actor.agentId, sessionId))) return refuse('not_found');
  const files = await app.store.filesOf(sessionId);
  return ok({ files: files.filter(isWhole).map(fileRow) });
}

export const isWhole = ({ bytes }: StoredFile): boolean => bytes > 0;
export const fileRow = ({ id: fileId, kind, name, bytes, addedAt }: StoredFile): FileRow => ({
  fileId,
  kind,
  name,
  bytes,
  addedAt,
});
