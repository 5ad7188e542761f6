/** The way to a live view grant as the protocol has it: conversation, question, answer, watching. */
import { CONSENT_TEXT_VERSION } from '../../../shared/protocol/consent.ts';
import { must } from './agent-client.ts';
import type { BareClient } from './socket-io-client.ts';

type Conversation = { readonly conversationId: string; readonly state: string };

/** The agent must be the only one with room: the conversation is dealt to whoever is free. */
export async function watchPage(agent: BareClient, visitor: BareClient, sessionId: string): Promise<void> {
  const assigned = new Promise<void>((resolve) => {
    agent.onEvent((event, body) => {
      if (event === 'conversation:changed' && (body as Conversation).state === 'assigned') resolve();
    });
  });
  await must(visitor.request('chat:start', { clientMessageId: 'start', text: 'Where do I find the tariff?' }));
  await assigned;
  const { ask } = await must<{ ask: { askId: string } }>(agent.request('consent:ask', { sessionId, purpose: 'view' }));
  const answer = { askId: ask.askId, answer: 'yes', send: [], textVersion: CONSENT_TEXT_VERSION, locale: 'en' };
  await must(visitor.request('consent:answer', answer));
  await must(agent.request('page:watch', { sessionId }));
}
