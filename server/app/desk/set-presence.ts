/** An agent says whether work may come; who is back at work gets what waits. */
import { ok, type Result } from '../../../shared/protocol/errors.ts';
import type { PresenceStatus } from '../../../shared/protocol/desk.ts';
import type { AgentActor, App } from '../context.ts';
import { dealQueue } from './deal-queue.ts';
import { keepPresence } from './keep-presence.ts';
import { publishColleagues } from './read-colleagues.ts';

export async function setPresence(app: App, actor: AgentActor, status: PresenceStatus): Promise<Result<object>> {
  await keepPresence(app, actor.agentId, status);
  await publishColleagues(app, [actor.agentId]);
  if (status === 'available') await dealQueue(app);
  return ok({});
}
