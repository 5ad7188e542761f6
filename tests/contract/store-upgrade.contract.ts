/** A database of an earlier version: opened by this one, everything in it goes on, and the new things work. */
import { expect, it } from 'vitest';
import type { AgentId } from '../../shared/protocol/ids.ts';
import { commitAll, idsOf, put } from '../support/commit-all.ts';
import { makeOldDatabase } from '../support/old-database.ts';
import { id, sample } from '../support/sample-records.ts';
import type { CreatePlace } from './store.contract.ts';

export function storeUpgradeContract(createPlace: CreatePlace): void {
  it('takes over what version 0.1.0 has left', async () => {
    const place = await createPlace();
    await makeOldDatabase(await place.openEngine());
    const store = await place.open();
    const [old] = await store.assignedConversations(id('anna'));
    expect(old?.conversation).toMatchObject({ id: 'old', version: 1 });
    expect(await store.accompaniedConversations()).toEqual([]);
    await commitAll(store, put('conversation', { ...old!.conversation, askedIn: [ASK] }));
    expect(idsOf((await store.accompaniedConversations()).map(({ conversation }) => conversation))).toEqual(['old']);
    await commitAll(store, put('order', sample('order', 'A-1')), put('file', sample('file', 'plan')));
    expect(await store.get('order', id('A-1'))).toMatchObject({ version: 1 });
    await store.close();
    await place.remove();
  });
}

const ASK = { agentId: id<AgentId>('jonas'), byName: 'Anna', note: '', at: 2 };
