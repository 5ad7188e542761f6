/**
 * A conversation's messages as one browser holds them: confirmed ones in `seq` order, own unsent ones behind them. Pure;
 * knows nothing of sockets or storage. Shared by widget and console.
 */
import type { Message } from '../protocol/chat.ts';
import type { ClientMessageId, ConversationId } from '../protocol/ids.ts';
import type { Ms } from '../protocol/schema.ts';

export type Pending = {
  readonly clientMessageId: ClientMessageId;
  readonly text: string;
  readonly at: Ms;
  /** Set when the server refused it; a person decides whether to try again. */
  readonly failed: boolean;
};
export type Thread = {
  readonly conversationId: ConversationId | null;
  readonly messages: readonly Message[];
  readonly pending: readonly Pending[];
};

export const emptyThread = (conversationId: ConversationId | null = null): Thread => ({
  conversationId,
  messages: [],
  pending: [],
});

/** Adds what arrived, in whatever order and however often; a pending message with the same id is now confirmed. */
export function receive(thread: Thread, arrived: readonly Message[]): Thread {
  const bySeq = new Map(thread.messages.map((message) => [message.seq, message]));
  for (const message of arrived) {
    if (message.conversationId === thread.conversationId) bySeq.set(message.seq, message);
  }
  if (bySeq.size === thread.messages.length && arrived.every((message) => !isPending(thread, message))) return thread;
  const confirmed = new Set(arrived.map((message) => message.clientMessageId));
  return {
    ...thread,
    messages: [...bySeq.values()].sort((a, b) => a.seq - b.seq),
    pending: thread.pending.filter((pending) => !confirmed.has(pending.clientMessageId)),
  };
}

const isPending = (thread: Thread, message: Message) =>
  thread.pending.some((pending) => pending.clientMessageId === message.clientMessageId);

export const addPending = (thread: Thread, pending: Pending): Thread => ({
  ...thread,
  pending: [...thread.pending.filter((p) => p.clientMessageId !== pending.clientMessageId), pending],
});

export const markFailed = (thread: Thread, id: ClientMessageId): Thread => ({
  ...thread,
  pending: thread.pending.map((pending) => (pending.clientMessageId === id ? { ...pending, failed: true } : pending)),
});

export const discardPending = (thread: Thread, id: ClientMessageId): Thread => ({
  ...thread,
  pending: thread.pending.filter((pending) => pending.clientMessageId !== id),
});

export const lastSeq = (thread: Thread): number => thread.messages.at(-1)?.seq ?? 0;

/** The highest `seq` up to which nothing is missing; ask for what follows it when it is below `lastSeq`. */
export function completeUpTo(thread: Thread): number {
  let expected = 1;
  for (const { seq } of thread.messages) {
    if (seq !== expected) break;
    expected += 1;
  }
  return expected - 1;
}
