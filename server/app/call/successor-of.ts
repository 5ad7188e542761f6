/** Who deals with a visitor now that the agent of the call no longer does. */
import type { AgentId } from '../../../shared/protocol/ids.ts';
import { agentOf } from '../../domain/decide-conversation.ts';
import type { Session } from '../../domain/session.ts';
import type { App } from '../context.ts';

export async function successorOf(app: App, { visitorId }: Session): Promise<AgentId | null> {
  const open = await app.store.openConversation(visitorId);
  return open ? agentOf(open.conversation) : null;
}
