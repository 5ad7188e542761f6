/**
 * What time does: invitations nobody answered give their seat back, conversations of an agent who stays away return to the
 * queue, companions who stay away leave, and the queue is dealt. Any node may sweep; two at once do no harm.
 */
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { AgentId, ConversationId } from '../../../shared/protocol/ids.ts';
import { AGENT_RETURN_MS } from '../../../shared/protocol/limits.ts';
import { agentOf } from '../../domain/decide-conversation.ts';
import { conversationsAt, emptyDesk } from '../../domain/desk.ts';
import { SYSTEM } from './author-of.ts';
import { carryOut, type Plan } from './carry-out.ts';
import type { App } from '../context.ts';
import { dealQueue } from '../desk/deal-queue.ts';
import { endInvitation } from '../radar/end-invitation.ts';
import { lastSeen, rememberSeen } from '../desk/keep-presence.ts';
import { loadScene } from './load-scene.ts';
import { sweepCompanions } from './sweep-companions.ts';
import { presenceStatuses } from '../desk/present-agents.ts';
import { readDesks } from '../desk/read-floor.ts';

export async function sweepConversations(app: App): Promise<void> {
  for (const invitation of await app.store.expiredInvitations(app.clock.now())) {
    await endInvitation(app, invitation.id, 'expired');
  }
  const [agents, statuses] = await Promise.all([app.store.agents(), presenceStatuses(app)]);
  const absent = agents.filter((agent) => agent.removedAt !== null || !statuses.has(agent.id));
  const desks = await readDesks(
    app,
    absent.map(({ id }) => id),
  );
  for (const agent of absent) {
    const conversations = conversationsAt(desks.get(agent.id) ?? emptyDesk(agent.id));
    if (conversations.length === 0 || !(agent.removedAt !== null || (await staysAway(app, agent.id)))) continue;
    for (const conversationId of conversations) await returnToQueue(app, conversationId, agent.id);
  }
  const isRemoved = (agentId: AgentId) => absent.some(({ id, removedAt }) => id === agentId && removedAt !== null);
  const isGone = async (agentId: AgentId) => absent.some(({ id }) => id === agentId) && (await staysAway(app, agentId));
  await sweepCompanions(app, isRemoved, isGone);
  await dealQueue(app);
}

/** Nobody remembers when a node died and took the memory with it: then the wait begins now, so that a crash returns nothing at once. */
async function staysAway(app: App, agentId: AgentId): Promise<boolean> {
  const seen = await lastSeen(app, agentId);
  if (!seen) await rememberSeen(app, agentId, 'available');
  return seen !== undefined && app.clock.now() - seen.at >= AGENT_RETURN_MS;
}

async function returnToQueue(app: App, conversationId: ConversationId, from: AgentId): Promise<void> {
  const returned = await carryOut(app, () => planReturn(app, conversationId, from));
  if (!returned.ok) {
    app.log.warn(
      { conversationId, agentId: from, code: returned.error.code },
      'a conversation was not returned to the queue',
    );
  }
}

async function planReturn(app: App, conversationId: ConversationId, from: AgentId): Promise<Result<Plan>> {
  const scene = await loadScene(app, conversationId, [from]);
  if (!scene || agentOf(scene.conversation) !== from) return refuse('not_found');
  return ok({ scene, commands: [{ type: 'return' }], manner: { by: SYSTEM } });
}
