/** Finders of conversations, and the rule that a visitor has one open at most. */
import { expect, it } from 'vitest';
import type { WithTail } from '../../server/app/store.ts';
import { commitAll, put, putAll } from '../support/commit-all.ts';
import { id, sample, sampleMessage } from '../support/sample-records.ts';
import type { UseStore } from './store.contract.ts';

const CLOSED = { state: 'closed', reason: 'by_agent', since: 9, agentId: null } as const;
const assignedTo = (agentId: string) => ({ state: 'assigned', agentId, since: 5 });
const words = (found: readonly WithTail[]) => found.map(({ conversation }) => conversation.id);

export function storeConversationsContract(useStore: UseStore): void {
  it('finds the one conversation of a visitor that is not closed', async () => {
    const store = useStore();
    await putAll(
      store,
      'conversation',
      sample('conversation', 'old', { visitorId: 'vera', now: CLOSED }),
      sample('conversation', 'new', { visitorId: 'vera' }),
    );
    const found = await store.openConversation(id('vera'));
    expect(found).toEqual({
      conversation: await store.get('conversation', id('new')),
      tail: {
        lastSeq: 0,
        lastText: '',
        lastAt: 0,
        cursors: { visitorDelivered: 0, visitorRead: 0, agentDelivered: 0, agentRead: 0 },
      },
    });
    expect(await store.openConversation(id('nobody'))).toBeUndefined();
    expect(await store.conversationWithTail(id('no-such'))).toBeUndefined();
  });

  it('opens one of two that a visitor starts at once', async () => {
    const store = useStore();
    const start = (word: string) =>
      store.commit([
        put('conversation', sample('conversation', word, { visitorId: 'twice' })),
        { message: sampleMessage(word, 'hello'), conversationVersion: 0 },
      ]);
    const outcomes = await Promise.all([start('twin-1'), start('twin-2')]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['committed', 'stale']);
    const winner = outcomes[0]?.outcome === 'committed' ? 'twin-1' : 'twin-2';
    const loser = winner === 'twin-1' ? 'twin-2' : 'twin-1';
    expect(await store.openConversation(id('twice'))).toMatchObject({ conversation: { id: winner } });
    expect(await store.messages(id(loser), 0, 10)).toEqual([]);
  });

  it('closes one and opens the next in one commit', async () => {
    const store = useStore();
    await putAll(store, 'conversation', sample('conversation', 'z-first', { visitorId: 'next' }));
    const first = await store.get('conversation', id('z-first'));
    await commitAll(
      store,
      put('conversation', sample('conversation', 'a-second', { visitorId: 'next' })),
      put('conversation', { ...first!, now: CLOSED }),
    );
    expect(await store.openConversation(id('next'))).toMatchObject({ conversation: { id: 'a-second' } });
  });

  it('finds the queue, oldest first, and the conversations of an agent', async () => {
    const store = useStore();
    for (const { conversation } of await store.queuedConversations())
      await putAll(store, 'conversation', { ...conversation, now: CLOSED });
    await putAll(
      store,
      'conversation',
      sample('conversation', 'q2', { visitorId: 'q2', openedAt: 20 }),
      sample('conversation', 'q1', { visitorId: 'q1', openedAt: 10 }),
      sample('conversation', 'mine-2', { visitorId: 'm2', openedAt: 40, now: assignedTo('ina') }),
      sample('conversation', 'mine-1', { visitorId: 'm1', openedAt: 30, now: assignedTo('ina') }),
      sample('conversation', 'yours', { visitorId: 'y', openedAt: 5, now: assignedTo('udo') }),
      sample('conversation', 'over', { visitorId: 'o', now: { ...CLOSED, agentId: 'ina' } }),
    );
    expect(words(await store.queuedConversations())).toEqual(['q1', 'q2']);
    expect(words(await store.assignedConversations(id('ina')))).toEqual(['mine-1', 'mine-2']);
    const q1 = await store.get('conversation', id('q1'));
    await putAll(store, 'conversation', { ...q1!, now: { state: 'assigned', agentId: id('ina'), since: 50 } });
    expect(words(await store.queuedConversations())).toEqual(['q2']);
    expect(words(await store.assignedConversations(id('ina')))).toEqual(['q1', 'mine-1', 'mine-2']);
    const running = words(await store.runningConversations(100));
    expect(running.filter((one) => ['q1', 'q2', 'mine-1', 'mine-2', 'yours', 'over'].includes(one))).toEqual([
      'mine-2',
      'mine-1',
      'q1',
      'yours',
    ]);
    expect(words(await store.runningConversations(2))).toEqual(running.slice(0, 2));
  });

  it('finds those that are accompanied or where somebody is asked in, while they run', async () => {
    const store = useStore();
    const companions = [{ agentId: 'udo', name: 'Udo' }];
    const askedIn = [{ agentId: 'ina', byName: 'Udo', note: '', at: 1 }];
    await putAll(
      store,
      'conversation',
      sample('conversation', 'w2', { visitorId: 'w2', openedAt: 2, now: assignedTo('ina'), companions }),
      sample('conversation', 'w1', { visitorId: 'w1', openedAt: 1, now: assignedTo('udo'), askedIn }),
      sample('conversation', 'alone', { visitorId: 'w3', now: assignedTo('ina'), companions: [], askedIn: [] }),
      sample('conversation', 'was', { visitorId: 'w4', now: { ...CLOSED, agentId: 'ina' }, companions }),
    );
    const found = await store.accompaniedConversations();
    expect(words(found)).toEqual(['w1', 'w2']);
    expect(found[1]?.conversation.companions).toEqual(companions);
    const w2 = await store.get('conversation', id('w2'));
    await putAll(store, 'conversation', { ...w2!, companions: [] });
    expect(words(await store.accompaniedConversations())).toEqual(['w1']);
  });

  it('finds the conversations of a case, closed ones too, with their tails', async () => {
    const store = useStore();
    await putAll(
      store,
      'conversation',
      sample('conversation', 'k2', { visitorId: 'k2', caseId: 'kase', openedAt: 2 }),
      sample('conversation', 'k1', { visitorId: 'k1', caseId: 'kase', openedAt: 1, now: CLOSED }),
      sample('conversation', 'k3', { visitorId: 'k3', caseId: 'other', openedAt: 1 }),
    );
    await commitAll(store, { message: sampleMessage('k2', 'm', 'hi', 7), conversationVersion: 1 });
    const found = await store.conversationsOfCase(id('kase'));
    expect(words(found)).toEqual(['k1', 'k2']);
    expect(found[1]?.tail).toMatchObject({ lastSeq: 1, lastText: 'hi' });
  });
}
