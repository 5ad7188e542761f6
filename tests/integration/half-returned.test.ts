/** The server was killed after a returning visitor got a new session and before the conversation followed. */
import { afterEach, expect, test } from 'vitest';
import type { Message, VisitorConversation } from '../../shared/protocol/chat.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { startTestServer, stopEverything } from '../support/running-server.ts';

afterEach(stopEverything);

test('row 24: what the agent says reaches the session the visitor has now', async () => {
  const server = await startTestServer();
  const anna = await server.agent('anna@demo.lotse');
  const first = await server.visitor();
  const start = { clientMessageId: 'm1', text: 'Moin' };
  const { conversation } = await first.ask<{ conversation: VisitorConversation }>('chat:start', start);
  const { conversationId } = conversation;
  first.close();
  const { store, clock } = server.app;
  const session = await store.get('session', first.welcome.sessionId);
  const half = { ...session!, id: 'half-way' as SessionId, version: 0, startedAt: clock.now() + 1, caseId: null };
  await store.commit([{ put: 'session', record: half }]);

  const back = await server.visitor(first.welcome.token);
  expect(back.welcome.sessionId).toBe('half-way');
  expect((await store.get('conversation', conversationId))?.sessionId).toBe('half-way');
  await anna.ask('chat:send', { conversationId, clientMessageId: 'a1', text: 'Noch da?' });
  const { message } = await back.next<{ message: Message }>('chat:message');
  expect(message.body).toEqual({ type: 'text', text: 'Noch da?' });
});
