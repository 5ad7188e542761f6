/** Ends a conversation, from either side; the seat goes to the next who waits. Ending it twice is as good as once. */
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { ConversationId } from '../../../shared/protocol/ids.ts';
import { canSteerConversation } from '../../domain/rights.ts';
import { authorOf } from './author-of.ts';
import { carryOut } from './carry-out.ts';
import type { Actor, App } from '../context.ts';
import { conversationFor } from './conversation-for.ts';
import { dealQueue } from '../desk/deal-queue.ts';
import { loadScene } from './load-scene.ts';

export async function closeConversation(
  app: App,
  actor: Actor,
  { conversationId }: { readonly conversationId: ConversationId },
): Promise<Result<object>> {
  const closed = await carryOut(app, async () => {
    if (!(await conversationFor(app, actor, conversationId, canSteerConversation))) return refuse('not_found');
    const scene = await loadScene(app, conversationId);
    if (!scene) return refuse('not_found');
    const reason = actor.kind === 'visitor' ? 'by_visitor' : 'by_agent';
    return ok({ scene, commands: [{ type: 'close', reason }], manner: { by: authorOf(actor) } });
  });
  if (!closed.ok) return closed;
  await dealQueue(app);
  return ok({});
}
