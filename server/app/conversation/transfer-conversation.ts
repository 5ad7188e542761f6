/** Hands a conversation on to a colleague who is there and has room. */
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { AgentId, ConversationId } from '../../../shared/protocol/ids.ts';
import type { ConversationCommand } from '../../domain/decide-conversation.ts';
import { canSteerConversation } from '../../domain/rights.ts';
import { authorOf } from './author-of.ts';
import { carryOut } from './carry-out.ts';
import type { AgentActor, App } from '../context.ts';
import { conversationFor } from './conversation-for.ts';
import { dealQueue } from '../desk/deal-queue.ts';
import { loadScene } from './load-scene.ts';
import { presenceStatuses } from '../desk/present-agents.ts';

/** Refuses `no_agent` when the colleague is not there, `busy` when there is no free seat. */
export async function transferConversation(
  app: App,
  actor: AgentActor,
  body: { readonly conversationId: ConversationId; readonly agentId: AgentId },
): Promise<Result<object>> {
  const moved = await carryOut(app, async () => {
    const conversation = await conversationFor(app, actor, body.conversationId, canSteerConversation);
    if (!conversation) return refuse('not_found');
    const scene = await loadScene(app, body.conversationId, [body.agentId]);
    if (!scene) return refuse('not_found');
    const colleague = scene.agents.get(body.agentId);
    const isThere = (await presenceStatuses(app)).get(body.agentId) === 'available';
    if (!colleague || colleague.removedAt !== null || !isThere) return refuse('no_agent');
    const command: ConversationCommand =
      scene.conversation.now.state === 'queued'
        ? { type: 'assign', agentId: body.agentId }
        : { type: 'transfer', to: body.agentId };
    return ok({ scene, commands: [command], manner: { by: authorOf(actor) } });
  });
  if (!moved.ok) return moved;
  await dealQueue(app);
  return ok({});
}
