/** What the site's owner keeps for agents: listed for a session an agent deals with, and put up there like a file of the agent's own. */
import type { FileRow } from '../../../shared/protocol/showing.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { SessionId } from '../../../shared/protocol/ids.ts';
import { agentSession } from '../consent/agent-session.ts';
import type { AgentActor, App } from '../context.ts';
import type { LibraryFile } from '../library-port.ts';
import { addFile } from './add-file.ts';
import { fileRow, isWhole } from './list-files.ts';

export async function listLibrary(
  app: App,
  actor: AgentActor,
  { sessionId }: { readonly sessionId: SessionId },
): Promise<Result<{ files: readonly LibraryFile[] }>> {
  const found = await agentSession(app, actor.agentId, sessionId);
  return found ? ok({ files: await app.library.list(found.session.siteId) }) : refuse('not_found');
}

/** One that lies ready already is not put up twice. */
export async function takeFromLibrary(
  app: App,
  actor: AgentActor,
  wish: { readonly sessionId: SessionId; readonly name: string },
): Promise<Result<FileRow>> {
  const found = await agentSession(app, actor.agentId, wish.sessionId);
  if (!found) return refuse('not_found');
  const { siteId } = found.session;
  const kept = (await app.library.list(siteId)).find(({ name }) => name === wish.name);
  const ready = (await app.store.filesOf(wish.sessionId)).filter(isWhole);
  const same = ready.find(({ name, bytes }) => name === kept?.name && bytes === kept.bytes);
  if (same) return ok(fileRow(same));
  const bytes = await app.library.open(siteId, wish.name);
  return bytes ? addFile(app, actor, wish, bytes) : refuse('not_found');
}
