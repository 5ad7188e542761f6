/** An agent's console connected: the agent is there, as before a reload, and gets what waits. */
import type { AgentActor, App } from '../context.ts';
import { dealQueue } from './deal-queue.ts';
import { keepPresence } from './keep-presence.ts';
import { publishColleagues } from './read-colleagues.ts';

export async function agentArrived(app: App, actor: AgentActor): Promise<void> {
  await keepPresence(app, actor.agentId);
  await publishColleagues(app, [actor.agentId]);
  await dealQueue(app);
}
