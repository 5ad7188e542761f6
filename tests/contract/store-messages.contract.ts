/** Messages: numbered without gaps, written once, read back in order; cursors that only rise. */
import { expect, it } from 'vitest';
import type { Store } from '../../server/app/store.ts';
import { commitAll, put, putAll } from '../support/commit-all.ts';
import { id, sample, sampleMessage } from '../support/sample-records.ts';
import type { UseStore } from './store.contract.ts';

async function openConversation(store: Store, word: string): Promise<void> {
  await putAll(store, 'conversation', sample('conversation', word, { visitorId: `visitor-of-${word}` }));
}

export function storeMessagesContract(useStore: UseStore): void {
  it('numbers messages from 1, in the order of the commit, and keeps the tail', async () => {
    const store = useStore();
    await openConversation(store, 'numbered');
    const { messages } = await commitAll(
      store,
      { message: sampleMessage('numbered', 'a', 'first', 10), conversationVersion: 1 },
      { message: sampleMessage('numbered', 'b', 'second', 11), conversationVersion: 1 },
    );
    expect(messages.map(({ message, duplicate }) => [message.clientMessageId, message.seq, duplicate])).toEqual([
      ['a', 1, false],
      ['b', 2, false],
    ]);
    expect((await store.conversationWithTail(id('numbered')))?.tail).toMatchObject({
      lastSeq: 2,
      lastText: 'second',
      lastAt: 11,
    });
  });

  it('keeps the newest text in the tail when a notice follows', async () => {
    const store = useStore();
    await openConversation(store, 'noticed');
    const notice = { ...sampleMessage('noticed', 'n', '', 9), body: { type: 'notice', code: 'agent_joined' } } as const;
    await commitAll(store, { message: sampleMessage('noticed', 'a', 'hello', 8), conversationVersion: 1 });
    await commitAll(store, { message: notice, conversationVersion: 1 });
    const found = await store.conversationWithTail(id('noticed'));
    expect(found?.tail).toMatchObject({ lastSeq: 2, lastText: 'hello', lastAt: 9 });
    expect((await store.messages(id('noticed'), 1, 10))[0]?.body).toEqual(notice.body);
  });

  it('shortens long texts in the tail only', async () => {
    const store = useStore();
    await openConversation(store, 'long');
    const text = '\u0000'.concat('🛶'.repeat(2_000));
    await commitAll(store, { message: sampleMessage('long', 'a', text), conversationVersion: 1 });
    const found = await store.conversationWithTail(id('long'));
    expect(found?.tail.lastText.length).toBeLessThanOrEqual(160);
    expect((await store.messages(id('long'), 0, 1))[0]?.body).toEqual({ type: 'text', text });
  });

  it('writes a message once and answers the stored one to a retry, also after the conversation has moved on', async () => {
    const store = useStore();
    await openConversation(store, 'retried');
    const first = await commitAll(store, { message: sampleMessage('retried', 'a', 'once', 5), conversationVersion: 1 });
    const conversation = await store.get('conversation', id('retried'));
    await putAll(store, 'conversation', conversation!);
    const again = await commitAll(store, {
      message: sampleMessage('retried', 'a', 'twice', 6),
      conversationVersion: 1,
    });
    expect(again.messages).toEqual([{ message: first.messages[0]?.message, duplicate: true }]);
    // No conversation has this version: only what is known gets through.
    const known = await commitAll(store, { message: sampleMessage('retried', 'a'), conversationVersion: -1 });
    expect(known.messages).toEqual(again.messages);
    expect(await store.messages(id('retried'), 0, 10)).toHaveLength(1);
    expect((await store.conversationWithTail(id('retried')))?.tail).toMatchObject({ lastSeq: 1, lastText: 'once' });
  });

  it('knows nothing of a message whose commit was undone, also when both come together', async () => {
    const store = useStore();
    await openConversation(store, 'undone');
    const message = { message: sampleMessage('undone', 'a', 'again'), conversationVersion: 1 };
    const absent = put('desk', { ...sample('desk', 'undone-desk'), version: 4 });
    expect(await store.commit([message, absent])).toEqual({ outcome: 'stale' });
    const [undone, written] = await Promise.all([store.commit([message, absent]), commitAll(store, message)]);
    expect(undone).toEqual({ outcome: 'stale' });
    expect(written.messages.map(({ message: { seq }, duplicate }) => [seq, duplicate])).toEqual([[1, false]]);
    expect(await store.messages(id('undone'), 0, 10)).toHaveLength(1);
  });

  it('is stale for a message to a conversation of another version, or to none', async () => {
    const store = useStore();
    await openConversation(store, 'moved');
    const stale = { outcome: 'stale' };
    expect(await store.commit([{ message: sampleMessage('moved', 'a'), conversationVersion: 2 }])).toEqual(stale);
    expect(await store.commit([{ message: sampleMessage('nowhere', 'a'), conversationVersion: 1 }])).toEqual(stale);
    expect(await store.messages(id('moved'), 0, 10)).toEqual([]);
  });

  it('takes messages in the commit that opens or changes their conversation, by the version that was loaded', async () => {
    const store = useStore();
    const opened = sample('conversation', 'opened', { visitorId: 'opener' });
    await commitAll(
      store,
      { message: sampleMessage('opened', 'a'), conversationVersion: 0 },
      put('conversation', opened),
    );
    const loaded = await store.get('conversation', id('opened'));
    await commitAll(
      store,
      put('conversation', { ...loaded!, now: { state: 'closed', reason: 'by_agent', since: 2, agentId: null } }),
      { message: sampleMessage('opened', 'b'), conversationVersion: 1 },
    );
    expect((await store.messages(id('opened'), 0, 10)).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(await store.get('conversation', id('opened'))).toMatchObject({ version: 2, now: { state: 'closed' } });
  });

  it('gives 20 senders at once seqs without gap or double, each sender in its own order, whatever is retried', async () => {
    const store = useStore();
    await openConversation(store, 'busy');
    const given = new Map<string, number>();
    async function sender(number: number): Promise<void> {
      for (let turn = 0; turn < 10; turn += 1) {
        const change = { message: sampleMessage('busy', `s${number}-${turn}`), conversationVersion: 1 };
        // Every send goes out twice, as after a lost acknowledgement.
        const outcomes = await Promise.all([commitAll(store, change), commitAll(store, change)]);
        const [one, other] = outcomes.map(({ messages }) => messages[0]!);
        expect(one?.message).toEqual(other?.message);
        expect([one?.duplicate, other?.duplicate].filter(Boolean)).toHaveLength(1);
        given.set(change.message.clientMessageId, one!.message.seq);
      }
    }
    await Promise.all(Array.from({ length: 20 }, (_, number) => sender(number)));
    const stored = await store.messages(id('busy'), 0, 1_000);
    expect(stored.map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    expect(new Map(stored.map(({ clientMessageId, seq }) => [clientMessageId as string, seq]))).toEqual(given);
    for (let number = 0; number < 20; number += 1) {
      const own = stored.filter(({ clientMessageId }) => clientMessageId.startsWith(`s${number}-`));
      expect(own.map(({ clientMessageId }) => clientMessageId)).toEqual(
        Array.from({ length: 10 }, (_, turn) => `s${number}-${turn}`),
      );
    }
  });

  it('writes no message after the closing one when sending and closing race', async () => {
    const store = useStore();
    await openConversation(store, 'closing');
    const loaded = await store.get('conversation', id('closing'));
    const close = store.commit([
      put('conversation', { ...loaded!, now: { state: 'closed', reason: 'by_visitor', since: 2, agentId: null } }),
      { message: sampleMessage('closing', 'closed'), conversationVersion: 1 },
    ]);
    const sends = Array.from({ length: 15 }, (_, number) =>
      store.commit([{ message: sampleMessage('closing', `m${number}`), conversationVersion: 1 }]),
    );
    const [closed, ...sent] = await Promise.all([close, ...sends]);
    expect(closed.outcome).toBe('committed');
    const stored = await store.messages(id('closing'), 0, 100);
    expect(stored.at(-1)?.clientMessageId).toBe('closed');
    expect(stored).toHaveLength(1 + sent.filter(({ outcome }) => outcome === 'committed').length);
  });

  it('reads messages after a seq, at most so many', async () => {
    const store = useStore();
    await openConversation(store, 'paged');
    for (const word of ['a', 'b', 'c', 'd']) {
      await commitAll(store, { message: sampleMessage('paged', word), conversationVersion: 1 });
    }
    const page = await store.messages(id('paged'), 1, 2);
    expect(page.map(({ seq, clientMessageId }) => [seq, clientMessageId])).toEqual([
      [2, 'b'],
      [3, 'c'],
    ]);
    expect(await store.messages(id('paged'), 4, 2)).toEqual([]);
  });

  it('raises each cursor alone, never lowers it, and never above the last seq', async () => {
    const store = useStore();
    await openConversation(store, 'seen');
    for (const word of ['a', 'b', 'c']) {
      await commitAll(store, { message: sampleMessage('seen', word), conversationVersion: 1 });
    }
    const conversationId = id<never>('seen');
    const raise = (cursor: 'visitorRead' | 'agentDelivered', seq: number) =>
      commitAll(store, { cursor, conversationId, seq });
    await raise('visitorRead', 2);
    await raise('visitorRead', 1);
    await raise('agentDelivered', 99);
    const found = await store.conversationWithTail(conversationId);
    expect(found?.tail.cursors).toEqual({ visitorDelivered: 0, visitorRead: 2, agentDelivered: 3, agentRead: 0 });
    expect(found?.conversation.version).toBe(1);
  });
}
