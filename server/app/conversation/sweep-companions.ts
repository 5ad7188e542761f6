/** Lets go who joined and stays away, and who was removed; a question to somebody who is away waits for them. */
import type { AgentId } from '../../../shared/protocol/ids.ts';
import { SYSTEM } from './author-of.ts';
import type { App } from '../context.ts';
import { letLeave } from './leave-conversation.ts';

export async function sweepCompanions(
  app: App,
  isRemoved: (agentId: AgentId) => boolean,
  isGone: (agentId: AgentId) => Promise<boolean>,
): Promise<void> {
  for (const { conversation } of await app.store.accompaniedConversations()) {
    const { companions = [], askedIn = [] } = conversation;
    const gone = [...companions, ...askedIn].map(({ agentId }) => agentId).filter(isRemoved);
    for (const { agentId } of companions) if (!gone.includes(agentId) && (await isGone(agentId))) gone.push(agentId);
    for (const agentId of gone) {
      const left = await letLeave(app, conversation.id, agentId, SYSTEM);
      if (!left.ok) app.log.warn({ agentId, code: left.error.code }, 'a companion who is gone was not let go');
    }
  }
}
