/** After the commit: tells everybody concerned what a staged conversation has become. A fault here loses no data, only a push. */
import type { Conversation } from '../../domain/conversation.ts';
import { agentsIn } from '../../domain/decide-conversation.ts';
import type { App } from '../context.ts';
import { publishCase } from '../case/publish-case.ts';
import { publishMessages, publishPlaces, publishToDesk, publishToVisitor } from './publish-conversation.ts';
import { publishColleagues, publishSeatsChanged } from '../desk/read-colleagues.ts';
import { tellNewcomers } from './tell-newcomers.ts';
import { tellAskedIn } from './tell-asked-in.ts';
import type { Staged } from './stage-conversation.ts';
import type { Committed } from '../store.ts';

export async function announceConversation(app: App, staged: Staged, committed: Committed): Promise<void> {
  const { before, conversation } = staged;
  const stored = await app.store.conversationWithTail(conversation.id);
  if (!stored) return;
  publishMessages(
    app,
    conversation,
    committed.messages.map(({ message }) => message),
  );
  await publishToVisitor(app, stored);
  await publishToDesk(app, before, stored);
  if (staged.caseChanged || staged.history.length > 0) {
    await publishCase(app, staged.concern.id, staged.history, staged.caseBefore);
  }
  await publishColleagues(app, staged.seatsOf);
  // How many wait is part of what visitors are told.
  if (staged.seatsOf.length === 0 && before?.now.state !== conversation.now.state) publishSeatsChanged(app);
  app.live.noteConversation(conversation.sessionId, conversation.now.state === 'closed' ? null : conversation.id);
  await tellAskedIn(app, before, conversation);
  await tellNewcomers(app, before, conversation);
  endFormerAgents(app, before, conversation);
  if (before?.now.state === 'queued' && conversation.now.state !== 'queued') await publishPlaces(app);
}

/** Whoever keeps grants ends what these agents were allowed in the session. */
function endFormerAgents(app: App, before: Conversation | undefined, after: Conversation): void {
  if (before?.now.state !== 'assigned') return;
  const still = after.now.state === 'assigned' ? agentsIn(after) : [];
  for (const agentId of agentsIn(before)) {
    if (!still.includes(agentId)) app.bus.publish('agent-changed', { sessionId: after.sessionId, agentId });
  }
}
