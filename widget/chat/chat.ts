/**
 * The visitor's side of a conversation: sends what is in the outbox in order, fills gaps, tells what was received and read.
 * Shows nothing; everything ends in the state.
 */
import { addPending, completeUpTo, emptyThread, lastSeq, receive, type Pending } from '../../shared/client/thread.ts';
import { backOffMs } from '../../shared/client/back-off.ts';
import type { Message, VisitorConversation } from '../../shared/protocol/chat.ts';
import type { ClientMessageId } from '../../shared/protocol/ids.ts';
import { after, chance, isVisible, keptInTab, makeId, nowMs, type Cancel } from '../env.ts';
import type { Connection } from '../link/connection.ts';
import { isTalking, type State } from '../state/widget-state.ts';
import * as box from './outbox.ts';

const OUTBOX_KEY = 'lotse.outbox';
const PAUSES = { firstMs: 500, maxMs: 8_000 };
/** How long "is typing" is believed without hearing it again, and how often we say it ourselves, in ms. */
const TYPING_BELIEVED_MS = 6_000;
const TYPING_EVERY_MS = 3_000;

export type Chat = {
  send(text: string): void;
  retry(id: ClientMessageId): void;
  discard(id: ClientMessageId): void;
  /** The input has text that grows. */
  typed(): void;
  close(): void;
  /** Somebody else sits here from now on. */
  forget(): void;
  /** After hello or whenever the server says how the conversation stands. */
  takeConversation(conversation: VisitorConversation | null): void;
  /** After every connection: fetch what was missed, send what waits. */
  resume(): void;
  /** Marks as read what is on the screen now, if it is. */
  markSeen(): void;
};

export function createChat(state: State, connection: Connection): Chat {
  let outbox = box.readOutbox(keptInTab.get(OUTBOX_KEY));
  let isSending = false;
  let isSyncing = false;
  let failures = 0;
  let saidTypingAt = 0;
  let forgetTyping: Cancel | undefined;
  const seen = { delivered: 0, read: 0 };

  function keep(next: box.Outbox): void {
    outbox = next;
    if (outbox.length > 0) keptInTab.set(OUTBOX_KEY, box.writeOutbox(outbox));
    else keptInTab.drop(OUTBOX_KEY);
    state.set({ thread: { ...state.get().thread, pending: outbox } });
  }

  async function pump(): Promise<void> {
    const next = box.nextToSend(outbox);
    if (isSending || !next || state.get().link !== 'online') return;
    isSending = true;
    const refusal = await deliver(next);
    isSending = false;
    if (!refusal) {
      failures = 0;
      keep(box.without(outbox, next.clientMessageId));
    } else if (!box.passesByItself(refusal.code)) {
      keep(box.withFailure(outbox, next.clientMessageId, true));
    } else {
      after(refusal.retryAfterMs ?? backOffMs(failures++, chance(), PAUSES), () => void pump());
      return;
    }
    void pump();
  }

  /** Undefined when the server has it. A repeated send with the same id is the same message to the server. */
  async function deliver({ clientMessageId, text }: Pending) {
    const { conversation, skill } = state.get();
    if (conversation && conversation.state !== 'closed') {
      const { conversationId } = conversation;
      const answer = await connection.request('chat:send', { conversationId, clientMessageId, text });
      if (answer.ok) take([answer.data.message]);
      // It ended while this was under way: what was written begins a new one.
      else if (answer.error.code === 'closed') return { code: 'conflict', retryAfterMs: 0 } as const;
      return answer.ok ? undefined : answer.error;
    }
    const answer = await connection.request('chat:start', { clientMessageId, text, ...(skill ? { skill } : {}) });
    if (!answer.ok) return answer.error;
    takeConversation(answer.data.conversation);
    await sync();
    return undefined;
  }

  function take(messages: readonly Message[]): void {
    const { thread } = state.get();
    const next = receive(thread, messages);
    const confirmed = outbox.filter((entry) => next.pending.includes(entry));
    if (confirmed.length !== outbox.length) keep(confirmed);
    state.set({ thread: { ...next, pending: outbox } });
    markSeen();
  }

  /** Fetches whatever is missing, page by page; what arrives meanwhile is taken as it comes. */
  async function sync(): Promise<void> {
    const { conversationId } = state.get().thread;
    if (isSyncing || !conversationId) return;
    isSyncing = true;
    for (let more = true; more;) {
      const afterSeq = completeUpTo(state.get().thread);
      const answer = await connection.request('chat:sync', { conversationId, afterSeq });
      if (!answer.ok) break;
      take(answer.data.messages);
      more = answer.data.more && answer.data.messages.length > 0;
    }
    isSyncing = false;
  }

  function takeConversation(told: VisitorConversation | null): void {
    const { thread, conversation: before } = state.get();
    // The server speaks of open conversations only; what was said stays readable until something new begins.
    const conversation = told ?? (before && { ...before, state: 'closed' as const });
    const id = conversation?.conversationId ?? null;
    const isOther = id !== thread.conversationId;
    if (isOther) Object.assign(seen, { delivered: 0, read: 0 });
    state.set({
      conversation,
      isAgentTyping: !isOther && conversation?.state === 'assigned' && state.get().isAgentTyping,
      ...(isOther ? { thread: { ...emptyThread(id), pending: outbox } } : {}),
    });
    if (conversation && conversation.lastSeq > completeUpTo(state.get().thread)) void sync();
  }

  function markSeen(): void {
    const { conversation, thread, isOpen, view } = state.get();
    const seq = completeUpTo(thread);
    if (!conversation || seq === 0) return;
    const { conversationId, cursors } = conversation;
    tell('delivered', Math.max(cursors.visitorDelivered, seen.delivered));
    if (isOpen && view === 'chat' && isVisible()) tell('read', Math.max(cursors.visitorRead, seen.read));

    function tell(how: 'delivered' | 'read', known: number): void {
      if (seq <= known) return;
      seen[how] = seq;
      connection.notify('chat:seen', { conversationId, seq, how });
      const cursor = how === 'read' ? 'visitorRead' : 'visitorDelivered';
      const now = state.get().conversation;
      if (now) state.set({ conversation: { ...now, cursors: { ...now.cursors, [cursor]: seq } } });
    }
  }

  connection.on('chat:message', ({ message }) => {
    take([message]);
    if (message.author.kind === 'agent') state.set({ isAgentTyping: false });
    if (completeUpTo(state.get().thread) < lastSeq(state.get().thread)) void sync();
  });
  connection.on('chat:typing', ({ conversationId, who, name, typing }) => {
    if (who !== 'agent' || conversationId !== state.get().thread.conversationId) return;
    forgetTyping?.();
    state.set({ isAgentTyping: typing, typingName: name ?? null });
    if (typing) forgetTyping = after(TYPING_BELIEVED_MS, () => state.set({ isAgentTyping: false }));
  });
  connection.on('chat:cursors', ({ conversationId, cursors }) => {
    const { conversation } = state.get();
    if (conversation?.conversationId === conversationId) state.set({ conversation: { ...conversation, cursors } });
  });
  connection.on('conversation:changed', ({ conversation }) => takeConversation(conversation));
  state.set({ thread: outbox.reduce(addPending, state.get().thread) });

  return {
    send(text) {
      keep(box.withEntry(outbox, { clientMessageId: makeId(), text, at: nowMs(), failed: false }));
      saidTypingAt = 0;
      void pump();
    },
    retry(id) {
      const entry = outbox.find(({ clientMessageId }) => clientMessageId === id);
      // Tried again it is the newest thing the visitor says.
      if (entry) keep(box.withEntry(outbox, { ...entry, failed: false, at: nowMs() }));
      void pump();
    },
    discard: (id) => keep(box.without(outbox, id)),
    typed() {
      const { conversation } = state.get();
      if (!conversation || !isTalking({ conversation }) || nowMs() - saidTypingAt < TYPING_EVERY_MS) return;
      saidTypingAt = nowMs();
      connection.notify('chat:typing', { conversationId: conversation.conversationId, typing: true });
    },
    close() {
      const { conversation } = state.get();
      if (conversation) void connection.request('chat:close', { conversationId: conversation.conversationId });
    },
    forget() {
      keep([]);
      Object.assign(seen, { delivered: 0, read: 0 });
      state.set({ conversation: null, thread: emptyThread(), isAgentTyping: false });
    },
    takeConversation,
    resume() {
      void sync();
      void pump();
    },
    markSeen,
  };
}
