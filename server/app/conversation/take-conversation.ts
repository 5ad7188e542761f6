/** An agent takes a waiting conversation by hand; needs a free seat like any other. */
import type { DeskConversation } from '../../../shared/protocol/chat.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { ConversationId } from '../../../shared/protocol/ids.ts';
import { canReadConversation } from '../../domain/rights.ts';
import { authorOf } from './author-of.ts';
import { carryOut } from './carry-out.ts';
import type { AgentActor, App } from '../context.ts';
import { conversationFor } from './conversation-for.ts';
import { loadScene } from './load-scene.ts';
import { deskConversation } from './read-conversations.ts';

/** Refuses `busy` when somebody has it (told only to those who may see it) or the agent has no room. */
export async function takeConversation(
  app: App,
  actor: AgentActor,
  { conversationId }: { readonly conversationId: ConversationId },
): Promise<Result<DeskConversation>> {
  const taken = await carryOut(app, async () => {
    if (!(await conversationFor(app, actor, conversationId, canReadConversation))) return refuse('not_found');
    const scene = await loadScene(app, conversationId, [actor.agentId]);
    if (!scene) return refuse('not_found');
    return ok({ scene, commands: [{ type: 'assign', agentId: actor.agentId }], manner: { by: authorOf(actor) } });
  });
  if (!taken.ok) return taken;
  const stored = await app.store.conversationWithTail(conversationId);
  return stored ? ok(await deskConversation(app, stored)) : refuse('not_found');
}
