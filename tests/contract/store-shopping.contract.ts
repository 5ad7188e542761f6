/** Lists of sessions and orders of sites: kept whole, each order once. */
import { expect, it } from 'vitest';
import { commitAll, put } from '../support/commit-all.ts';
import { id, sample } from '../support/sample-records.ts';
import type { UseStore } from './store.contract.ts';

const lamp = { sku: 'L-1', name: 'Küstenlampe „Nord“', price: { value: 49.9, currency: 'EUR' } };

export function storeShoppingContract(useStore: UseStore): void {
  it('keeps what a session looked at and what is on its list, and refuses a change made on an older one', async () => {
    const store = useStore();
    const selection = { items: [{ ...lamp, quantity: 2 }], cart: 'open' };
    await commitAll(store, put('shopping', sample('shopping', 'listed', { seen: [lamp], selection })));
    const loaded = await store.get('shopping', id('listed'));
    expect(loaded).toMatchObject({ version: 1, seen: [lamp], selection });
    await commitAll(store, put('shopping', { ...loaded!, seen: [] }));
    expect((await store.commit([put('shopping', loaded!)])).outcome).toBe('stale');
    expect(await store.get('shopping', id('listed'))).toMatchObject({ version: 2, seen: [], selection });
  });

  it('keeps an order once, with its value to the cent', async () => {
    const store = useStore();
    const order = sample('order', 'site A-1', { value: 1_249.95, at: 1_800_000_000_123 });
    await commitAll(store, put('order', order));
    expect((await store.commit([put('order', order)])).outcome).toBe('stale');
    expect(await store.get('order', id('site A-1'))).toEqual({ ...order, version: 1 });
  });

  it('keeps an order together with the list it belongs to, or neither', async () => {
    const store = useStore();
    await commitAll(store, put('shopping', sample('shopping', 'both')));
    const stale = sample('shopping', 'both');
    expect((await store.commit([put('order', sample('order', 'lone')), put('shopping', stale)])).outcome).toBe('stale');
    expect(await store.get('order', id('lone'))).toBeUndefined();
  });
}
