/** A visitor and the agent they talk to, over real sockets, and the visitor's yes to what the agent asks. */
import type { DeskConversation, VisitorConversation } from '../../shared/protocol/chat.ts';
import type { ConsentState } from '../../shared/protocol/consent.ts';
import type { TestServer } from './running-server.ts';
import type { TestSocket } from './test-socket.ts';

export async function talk(server: TestServer) {
  const agent = await server.agent('anna@demo.lotse');
  const visitor = await server.visitor();
  const { conversation } = await visitor.ask<{ conversation: VisitorConversation }>('chat:start', {
    clientMessageId: 'm1',
    text: 'Moin',
  });
  const { caseId } = await agent.next<DeskConversation>('conversation:changed', ({ state }) => state === 'assigned');
  return { agent, visitor, caseId, conversation, sessionId: visitor.welcome.sessionId };
}

export async function consentTo(
  purpose: string,
  agent: TestSocket,
  visitor: TestSocket,
  sessionId: string,
): Promise<ConsentState> {
  const asked = await agent.ask<ConsentState>('consent:ask', { sessionId, purpose });
  await visitor.next<ConsentState>('consent:changed', ({ ask }) => ask?.askId === asked.ask?.askId);
  const answer = { askId: asked.ask?.askId, answer: 'yes', send: [], textVersion: 1, locale: 'de' };
  return visitor.ask<ConsentState>('consent:answer', answer);
}

/** The agent sees the page and may do this on it. */
export async function talkWith(server: TestServer, purpose: 'point' | 'form' | 'lead' | 'control') {
  const at = await talk(server);
  await consentTo('view', at.agent, at.visitor, at.sessionId);
  await at.agent.ask('page:watch', { sessionId: at.sessionId });
  await consentTo(purpose, at.agent, at.visitor, at.sessionId);
  return at;
}

/** Answered after everything that was sent before. */
export async function settled(agent: TestSocket, visitor: TestSocket): Promise<void> {
  await agent.ask('visitors:watch', { watch: false });
  await visitor.ask('code:make', {});
}
