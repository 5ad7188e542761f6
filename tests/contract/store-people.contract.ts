/** Finders of sites, agents, visitors and contacts. */
import { expect, it } from 'vitest';
import { idsOf, putAll } from '../support/commit-all.ts';
import { id, sample } from '../support/sample-records.ts';
import type { UseStore } from './store.contract.ts';

export function storePeopleContract(useStore: UseStore): void {
  it('finds sites, and one by its key', async () => {
    const store = useStore();
    await putAll(store, 'site', sample('site', 's1', { key: 'nord' }), sample('site', 's2', { key: 'sued' }));
    expect(idsOf(await store.sites()).toSorted()).toEqual(['s1', 's2']);
    expect(await store.siteByKey('sued')).toMatchObject({ id: 's2', version: 1 });
    expect(await store.siteByKey('Sued')).toBeUndefined();
  });

  it('finds agents by address without case, but not removed ones', async () => {
    const store = useStore();
    const gone = sample('agent', 'gone', { email: 'Änne@Demo.Lotse', removedAt: 5 });
    const here = sample('agent', 'here', { email: 'änne@demo.lotse' });
    await putAll(store, 'agent', gone, here, sample('agent', 'other', { email: 'jonas@demo.lotse' }));
    expect(await store.agentByEmail('ÄNNE@demo.LOTSE')).toMatchObject({ id: 'here' });
    expect(await store.agentByEmail('nobody@demo.lotse')).toBeUndefined();
    expect(idsOf(await store.agents()).toSorted()).toEqual(['gone', 'here', 'other']);
  });

  it('finds the sign-ins of an agent', async () => {
    const store = useStore();
    await putAll(
      store,
      'signIn',
      sample('signIn', 'i1', { agentId: 'a1' }),
      sample('signIn', 'i2', { agentId: 'a2' }),
      sample('signIn', 'i3', { agentId: 'a1' }),
    );
    expect(idsOf(await store.signInsOf(id('a1'))).toSorted()).toEqual(['i1', 'i3']);
  });

  it('finds the desks that are there', async () => {
    const store = useStore();
    await putAll(store, 'desk', sample('desk', 'd1'), sample('desk', 'd2'), sample('desk', 'd3'));
    expect(idsOf(await store.desks([id('d3'), id('d1'), id('d9')])).toSorted()).toEqual(['d1', 'd3']);
    expect(await store.desks([])).toEqual([]);
  });

  it('finds a visitor by the hash of the token', async () => {
    const store = useStore();
    await putAll(
      store,
      'visitor',
      sample('visitor', 'v1', { tokenHash: 'h1' }),
      sample('visitor', 'v2', { tokenHash: 'h2' }),
    );
    expect(await store.visitorByTokenHash('h2')).toMatchObject({ id: 'v2' });
    expect(await store.visitorByTokenHash('h3')).toBeUndefined();
  });

  it('finds contacts by phone, and by mail address only when it is verified', async () => {
    const store = useStore();
    await putAll(
      store,
      'contact',
      sample('contact', 'claimed', { email: 'eva@example.org', emailVerified: false, createdAt: 1 }),
      sample('contact', 'proven', { email: 'Eva@Example.org', emailVerified: true, createdAt: 2 }),
      sample('contact', 'caller', { phone: '040 123', phoneKey: '4940123', createdAt: 4 }),
      sample('contact', 'younger', { phone: '040/123', phoneKey: '4940123', createdAt: 5 }),
      sample('contact', 'only-claimed', { email: 'max@example.org', createdAt: 3 }),
    );
    expect(await store.contactByVerifiedEmail('eva@example.ORG')).toMatchObject({ id: 'proven' });
    expect(await store.contactByVerifiedEmail('max@example.org')).toBeUndefined();
    expect(await store.contactByPhone('4940123')).toMatchObject({ id: 'caller' });
    expect(await store.contactByPhone('49')).toBeUndefined();
  });
}
