/** A companion leaves, or declines to come; what they were allowed on the page ends with it. */
import type { Author, onlyConversation } from '../../../shared/protocol/chat.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { AgentId, ConversationId, SessionId } from '../../../shared/protocol/ids.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import { canJoinConversation } from '../../domain/rights.ts';
import type { AgentActor, App } from '../context.ts';
import { readerOf } from '../desk/present-agents.ts';
import { authorOf } from './author-of.ts';
import { carryOut } from './carry-out.ts';
import { loadScene } from './load-scene.ts';
import { endForStrangers } from '../session/sweep-sessions.ts';

type Left = { readonly sessionId: SessionId };

/** Refuses `not_found` to who is neither in it nor asked, `conflict` to the one who leads it: a conversation is handed on or ended. */
export async function leaveConversation(
  app: App,
  actor: AgentActor,
  { conversationId }: Infer<typeof onlyConversation>,
): Promise<Result<Left>> {
  return letLeave(app, conversationId, actor.agentId, authorOf(actor));
}

export async function letLeave(
  app: App,
  conversationId: ConversationId,
  agentId: AgentId,
  by: Author,
): Promise<Result<Left>> {
  const left = await carryOut(app, async () => {
    const scene = await loadScene(app, conversationId, [agentId]);
    const agent = scene?.agents.get(agentId);
    if (!scene || !agent || !canJoinConversation(readerOf(agent), scene.conversation)) return refuse('not_found');
    return ok({ scene, commands: [{ type: 'leave', agentId }], manner: { by } });
  });
  if (!left.ok) return left;
  // Acknowledged means that nothing is allowed any more; whoever follows the change of agents finds it done.
  const { sessionId } = left.data.staged.conversation;
  const session = await app.store.get('session', sessionId);
  if (session) await endForStrangers(app, session);
  return ok({ sessionId });
}
