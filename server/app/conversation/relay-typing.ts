/** Passes on that somebody is typing; nothing is kept. How often is bounded at the edge. */
import type { chatTyping } from '../../../shared/protocol/chat.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import { agentsIn, isOpen } from '../../domain/decide-conversation.ts';
import { canWriteConversation } from '../../domain/rights.ts';
import type { Actor, App } from '../context.ts';
import { conversationFor } from './conversation-for.ts';

export async function relayTyping(app: App, actor: Actor, body: Infer<typeof chatTyping>): Promise<void> {
  const conversation = await conversationFor(app, actor, body.conversationId, canWriteConversation);
  if (!conversation || !isOpen(conversation)) return;
  const typing = { conversationId: conversation.id, who: actor.kind, typing: body.typing };
  if (actor.kind === 'agent') {
    return app.push.visitor(conversation.sessionId, 'chat:typing', { ...typing, name: actor.name });
  }
  for (const agentId of agentsIn(conversation)) app.push.agent(agentId, 'chat:typing', typing);
}
