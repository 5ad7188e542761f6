/** Own messages on their way: kept over a reload, sent one after the other, sent again until the server answers. */
import type { Pending } from '../../shared/client/thread.ts';
import type { ClientMessageId, ConversationId } from '../../shared/protocol/ids.ts';
import { desk, tell } from '../desk.ts';
import * as env from '../env.ts';
import { request } from '../link.ts';

const RETRY_MS = 2_000;
const busy = new Set<ConversationId>();

/** Named by agent, so that the next person at this tab does not send what the last one wrote. */
const shelfKey = () => `lotse.outbox.${desk.value?.me.agentId ?? ''}`;

export function send(conversationId: ConversationId, text: string): void {
  const pending: Pending = { clientMessageId: env.freshId(), text, at: env.now(), failed: false };
  tell({ name: 'message:queued', body: { conversationId, pending } });
  keep();
  void flush(conversationId);
}

export function sendAgain(conversationId: ConversationId, pending: Pending): void {
  tell({ name: 'message:queued', body: { conversationId, pending: { ...pending, failed: false } } });
  keep();
  void flush(conversationId);
}

export function discard(conversationId: ConversationId, clientMessageId: ClientMessageId): void {
  tell({ name: 'message:discarded', body: { conversationId, clientMessageId } });
  keep();
}

export function restoreOutbox(): void {
  const stored = env.readStored('session', shelfKey());
  if (!Array.isArray(stored)) return;
  for (const [conversationId, waiting] of stored as [ConversationId, Pending[]][]) {
    for (const pending of waiting) tell({ name: 'message:queued', body: { conversationId, pending } });
  }
}

export function flushAll(): void {
  for (const id of desk.value?.threads.keys() ?? []) void flush(id);
}

const firstWaiting = (id: ConversationId) => desk.value?.threads.get(id)?.pending.find(({ failed }) => !failed);

async function flush(conversationId: ConversationId): Promise<void> {
  if (busy.has(conversationId)) return;
  busy.add(conversationId);
  let retryMs: number | undefined;
  for (let next = firstWaiting(conversationId); next; next = firstWaiting(conversationId)) {
    const { clientMessageId, text } = next;
    // In order on purpose: a later message must not overtake an earlier one.
    const answer = await request('chat:send', { conversationId, clientMessageId, text });
    if (answer.ok) {
      tell({ name: 'messages:arrived', body: { conversationId, messages: [answer.data.message] } });
    } else if (answer.error.code === 'unavailable' || answer.error.code === 'conflict') {
      retryMs = RETRY_MS;
      break;
    } else if (answer.error.code === 'rate_limited') {
      retryMs = answer.error.retryAfterMs ?? RETRY_MS;
      break;
    } else {
      tell({ name: 'message:failed', body: { conversationId, clientMessageId } });
    }
    keep();
  }
  busy.delete(conversationId);
  keep();
  if (retryMs !== undefined) env.after(retryMs, () => void flush(conversationId));
}

function keep(): void {
  const waiting = [...(desk.value?.threads ?? [])]
    .filter(([, thread]) => thread.pending.length > 0)
    .map(([id, thread]) => [id, thread.pending]);
  env.store('session', shelfKey(), waiting.length > 0 ? waiting : undefined);
}
