/** An agent comes into a colleague's conversation, asked or by the right to oversee; takes no seat, and the visitor is told. */
import type { DeskConversation, onlyConversation } from '../../../shared/protocol/chat.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import { canJoinConversation, overseesAll } from '../../domain/rights.ts';
import type { AgentActor, App } from '../context.ts';
import { readerOf } from '../desk/present-agents.ts';
import { authorOf } from './author-of.ts';
import { carryOut } from './carry-out.ts';
import { loadScene } from './load-scene.ts';
import { deskConversation } from './read-conversations.ts';

/** Refuses `not_found` to who was not asked, `conflict` while nobody leads it, `busy` when as many as may be are there. */
export async function joinConversation(
  app: App,
  actor: AgentActor,
  { conversationId }: Infer<typeof onlyConversation>,
): Promise<Result<DeskConversation>> {
  const joined = await carryOut(app, async () => {
    const scene = await loadScene(app, conversationId, [actor.agentId]);
    const agent = scene?.agents.get(actor.agentId);
    if (!scene || !agent || !canJoinConversation(readerOf(agent), scene.conversation)) return refuse('not_found');
    const companion = { agentId: agent.id, name: agent.name.slice(0, 80) };
    const isFree = overseesAll(agent.role);
    return ok({ scene, commands: [{ type: 'join', companion, isFree }], manner: { by: authorOf(actor) } });
  });
  if (!joined.ok) return joined;
  const stored = await app.store.conversationWithTail(conversationId);
  return stored ? ok(await deskConversation(app, stored)) : refuse('not_found');
}
