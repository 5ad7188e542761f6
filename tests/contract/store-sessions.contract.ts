/** Finders of sessions, invitations and calls; "over at now" means `expiresAt <= now`. */
import { expect, it } from 'vitest';
import { idsOf, putAll } from '../support/commit-all.ts';
import { id, sample } from '../support/sample-records.ts';
import type { UseStore } from './store.contract.ts';

const grant = (expiresAt: number) => ({
  capability: 'view',
  agentId: 'anna',
  agentName: 'Anna',
  grantedAt: 1,
  expiresAt,
  textVersion: 1,
  locale: 'de',
});

export function storeSessionsContract(useStore: UseStore): void {
  it('finds the newest session of a visitor that began after a moment', async () => {
    const store = useStore();
    const at = (word: string, visitorId: string, startedAt: number) =>
      sample('session', word, { visitorId, startedAt });
    await putAll(
      store,
      'session',
      at('n1', 'nora', 10),
      at('n3', 'nora', 30),
      at('n2', 'nora', 20),
      at('o1', 'otto', 40),
    );
    expect(await store.latestSession(id('nora'), 5)).toMatchObject({ id: 'n3' });
    expect(await store.latestSession(id('nora'), 29.5)).toMatchObject({ id: 'n3' });
    expect(await store.latestSession(id('nora'), 30)).toBeUndefined();
  });

  it('finds a session by its code until that expires', async () => {
    const store = useStore();
    await putAll(store, 'session', sample('session', 'coded', { code: { value: 'ACDEFGH', expiresAt: 100 } }));
    expect(await store.sessionByCode('ACDEFGH', 99)).toMatchObject({ id: 'coded' });
    expect(await store.sessionByCode('ACDEFGH', 100)).toBeUndefined();
    expect(await store.sessionByCode('ACDEFGJ', 99)).toBeUndefined();
    const coded = await store.get('session', id('coded'));
    await putAll(store, 'session', { ...coded!, code: null });
    expect(await store.sessionByCode('ACDEFGH', 99)).toBeUndefined();
  });

  it('finds the sessions somebody has to sweep', async () => {
    const store = useStore();
    const ask = (expiresAt: number) => ({ askId: 'ask', purpose: 'view', agentId: 'anna', expiresAt });
    await putAll(
      store,
      'session',
      sample('session', 'quiet'),
      sample('session', 'asked', { ask: ask(500) }),
      sample('session', 'asked-later', { ask: ask(501) }),
      sample('session', 'granted', { grants: [grant(900), grant(400)] }),
      sample('session', 'granted-later', { grants: [grant(900)] }),
      sample('session', 'lost', { lostAt: 299, grants: [grant(900)] }),
      sample('session', 'lost-just-now', { lostAt: 300, grants: [grant(900)] }),
    );
    expect(idsOf(await store.sessionsToSweep(500, 300)).toSorted()).toEqual(['asked', 'granted', 'lost']);
  });

  it('finds shown invitations whose time is over', async () => {
    const store = useStore();
    await putAll(
      store,
      'invitation',
      sample('invitation', 'over', { sessionId: 'x1', expiresAt: 100 }),
      sample('invitation', 'open', { sessionId: 'x1', expiresAt: 101 }),
      sample('invitation', 'answered', { sessionId: 'x1', expiresAt: 50, state: 'accepted' }),
    );
    expect(idsOf(await store.expiredInvitations(100))).toEqual(['over']);
  });

  it('finds the invitations of a session, newest first', async () => {
    const store = useStore();
    await putAll(
      store,
      'invitation',
      sample('invitation', 'v1', { sessionId: 'x2', shownAt: 1, expiresAt: 9_000 }),
      sample('invitation', 'v3', { sessionId: 'x2', shownAt: 3, state: 'declined' }),
      sample('invitation', 'v2', { sessionId: 'x2', shownAt: 2, state: 'accepted' }),
      sample('invitation', 'w1', { sessionId: 'x3', shownAt: 4, expiresAt: 9_000 }),
    );
    expect(idsOf(await store.invitationsOf(id('x2')))).toEqual(['v3', 'v2', 'v1']);
  });

  it('finds the live calls a node carries, and the nodes that carry some', async () => {
    const store = useStore();
    const live = (nodeId: string) => ({ now: { state: 'live', nodeId, epoch: 1 } });
    const ended = { now: { state: 'ended', at: 5, reason: 'by_agent' } };
    await putAll(
      store,
      'call',
      sample('call', 'c1', live('node-a')),
      sample('call', 'c2', live('node-b')),
      sample('call', 'c3', ended),
    );
    expect(idsOf(await store.liveCalls('node-a'))).toEqual(['c1']);
    expect([...(await store.liveCallNodes())].toSorted()).toEqual(['node-a', 'node-b']);
    const call = await store.get('call', id('c1'));
    await putAll(store, 'call', { ...call!, now: { state: 'live', nodeId: 'node-b', epoch: 2 } });
    expect(idsOf(await store.liveCalls('node-b')).toSorted()).toEqual(['c1', 'c2']);
    expect(await store.liveCallNodes()).toEqual(['node-b']);
  });
}
