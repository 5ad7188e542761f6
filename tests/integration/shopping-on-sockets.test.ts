/** The list, the cart and the order over real sockets: what works for those it belongs to, and what forged messages do not get. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseOpened } from '../../shared/protocol/case.ts';
import type { DeskConversation } from '../../shared/protocol/chat.ts';
import type { SiteRow } from '../../shared/protocol/desk.ts';
import { MAX_SEEN_PRODUCTS } from '../../shared/protocol/limits.ts';
import type { Product, ProductsFound, Selection } from '../../shared/protocol/shopping.ts';
import { startTestServer, stopEverything, type TestServer } from '../support/running-server.ts';

type Visitor = Awaited<ReturnType<TestServer['visitor']>>;
type Agent = Awaited<ReturnType<TestServer['agent']>>;
type Listed = { selection: Selection };

let server: TestServer;
let visitor: Visitor;
let anna: Agent;
let conversation: DeskConversation;
const TENT = 'HL-ZE-002';
const product = (with_: Partial<Product> = {}): Product => ({
  sku: 'X-1',
  name: 'Anchor',
  price: 12,
  currency: 'EUR',
  url: `${server.url}/demo/anchor.html`,
  picture: '',
  ...with_,
});

beforeEach(async () => {
  server = await startTestServer({ LOTSE_LIMITS_FACTOR: '20' });
  anna = await server.agent('anna@demo.lotse');
  visitor = await server.visitor();
  await visitor.ask('chat:start', { clientMessageId: 'm1', text: 'Moin', skill: 'sales' });
  conversation = await anna.next<DeskConversation>('conversation:changed', ({ state }) => state === 'assigned');
});
afterEach(stopEverything);

const session = () => ({ sessionId: visitor.welcome.sessionId });
const find = (agent: Agent, text = '') => agent.ask<ProductsFound>('products:search', { ...session(), text });
const set = (agent: Agent, sku: string, quantity: number) =>
  agent.ask<Listed>('selection:set', { ...session(), sku, quantity });
async function seen(products: readonly Product[]): Promise<Product[]> {
  for (const one of products) visitor.send('product:seen', { product: one });
  const last = products.at(-1)?.sku;
  return (await anna.next<{ seen: Product[] }>('products:seen', ({ seen: now }) => now[0]?.sku === last)).seen;
}

describe('between the two', () => {
  test('seen and searched products become one list, told to both, and greet the next page', async () => {
    expect(await seen([product()])).toEqual([product()]);
    const found = await find(anna, 'zelt');
    expect(found.catalogue).toBe('ready');
    expect(found.products[0]).toMatchObject({
      sku: TENT,
      price: 379,
      url: expect.stringMatching(/\/demo\/product-zelt-duene2\.html$/),
    });
    expect(found.seen).toEqual([product()]);
    await set(anna, 'X-1', 1);
    await set(anna, TENT, 2);
    const told = await visitor.next<Listed>('selection:changed', ({ selection }) => selection.items.length === 2);
    expect(told.selection.items).toMatchObject([
      { product: { sku: 'X-1' }, by: 'agent', addedBy: 'Anna Petersen' },
      { product: { sku: TENT }, quantity: 2 },
    ]);
    await visitor.ask('selection:set', { sku: TENT, quantity: 0 });
    await anna.next<Listed>(
      'selection:changed',
      ({ selection }) => selection.items.length === 1 && selection.items[0]?.product.sku === 'X-1',
    );
    const again = await server.visitor(visitor.welcome.token, 'tab-2');
    expect(again.welcome.selection?.items).toHaveLength(1);
  });

  test('a product held up is taken away by either, and may go on the list', async () => {
    const { selection } = await anna.ask<Listed>('product:show', { ...session(), sku: TENT });
    expect(selection.shown).toMatchObject({ product: { sku: TENT, price: 379 }, by: 'Anna Petersen' });
    await visitor.next<Listed>('selection:changed', ({ selection: now }) => now.shown !== undefined);
    const added = await visitor.ask<Listed>('selection:set', { sku: TENT, quantity: 1 });
    expect(added.selection.items).toMatchObject([{ by: 'visitor', product: { sku: TENT } }]);
    expect((await visitor.ask<Listed>('product:close', {})).selection.shown).toBeUndefined();
    await anna.next<Listed>('selection:changed', ({ selection: now }) => now.items.length === 1 && !now.shown);
    expect(await anna.refusal('product:show', { ...session(), sku: 'made-up' })).toBe('not_found');
  });

  test('a supervisor who has joined sees and changes the list as well', async () => {
    const mira = await server.agent('mira@demo.lotse');
    await mira.ask('conversation:join', { conversationId: conversation.conversationId });
    await set(anna, TENT, 1);
    await mira.next<Listed>('selection:changed', ({ selection }) => selection.items.length === 1);
    expect((await set(mira, 'HL-KO-001', 1)).selection.items[1]?.addedBy).toBe('Mira Voss');
  });

  test('what the catalogue says of a product counts more than what a page says', async () => {
    await seen([product({ sku: TENT, price: 0.01 })]);
    expect((await set(anna, TENT, 1)).selection.items[0]?.product.price).toBe(379);
  });

  test('into the cart and through an order, each once on the case', async () => {
    await set(anna, TENT, 2);
    await anna.ask('selection:to-cart', session());
    const asked = await visitor.next<Listed>('selection:changed', ({ selection }) => selection.cart === 'asked');
    expect(asked.selection.askedBy).toBe('Anna Petersen');
    await visitor.ask('selection:carted', {
      outcome: 'put',
      items: [{ sku: TENT, quantity: 2 }],
      cartUrl: `${server.url}/demo/cart.html`,
    });
    const put = await anna.next<Listed>('selection:changed', ({ selection }) => selection.cart === 'put');
    expect(put.selection.cartUrl).toBe(`${server.url}/demo/cart.html`);
    const order = { orderId: 'HL-1', value: 758, currency: 'EUR' };
    await visitor.ask('order:placed', order);
    await visitor.ask('order:placed', order);
    const stranger = await server.visitor(undefined, 'tab-9');
    await stranger.ask('order:placed', { ...order, value: 1 });
    const { history } = await anna.ask<CaseOpened>('case:get', { caseId: conversation.caseId });
    expect(history.filter(({ type }) => type === 'selection_carted')).toMatchObject([{ details: { number: 2 } }]);
    expect(history.filter(({ type }) => type === 'order_placed')).toMatchObject([
      { details: { name: 'HL-1', number: 758, currency: 'EUR' }, conversationId: conversation.conversationId },
    ]);
    const ordered = await anna.next<Listed>('selection:changed', ({ selection }) => selection.order !== undefined);
    expect(ordered.selection).toMatchObject({ items: [], cart: 'open', order });
  });
});

describe('forged by an agent', () => {
  test('a session of somebody else is not found', async () => {
    const jonas = await server.agent('jonas@demo.lotse');
    const bodies = {
      'products:search': { text: '' },
      'selection:set': { sku: TENT, quantity: 1 },
      'selection:to-cart': {},
      'product:show': { sku: TENT },
    };
    for (const [event, body] of Object.entries(bodies)) {
      expect(await jonas.refusal(event, { ...session(), ...body }), event).toBe('not_found');
      expect(await jonas.refusal(event, { sessionId: 'nobody', ...body }), event).toBe('not_found');
    }
  });

  test('a product nobody knows does not get on the list, an empty list is not asked for, odd bodies are refused', async () => {
    expect(await anna.refusal('selection:set', { ...session(), sku: 'made-up', quantity: 1 })).toBe('not_found');
    expect(await anna.refusal('selection:to-cart', session())).toBe('bad_request');
    for (const odd of [{ quantity: -1 }, { quantity: 100 }, { quantity: 1.5 }, { product: {} }, { sku: '' }]) {
      const body = { ...session(), sku: TENT, quantity: 1, ...odd };
      expect(await anna.refusal('selection:set', body), JSON.stringify(odd)).toBe('bad_request');
    }
  });
});

describe('forged by a visitor', () => {
  test('what a page says of products is text and addresses of the site, and bounded', async () => {
    const hostile = {
      name: '<img src=x onerror=alert(1)>\u202E',
      url: 'javascript:alert(1)',
      picture: 'https://evil.example/a.png',
    };
    const [told] = await seen([product(hostile)]);
    expect(told).toMatchObject({ name: '<img src=x onerror=alert(1)>', url: '', picture: '' });
    const many = Array.from({ length: MAX_SEEN_PRODUCTS + 5 }, (_, n) => product({ sku: `S-${n}` }));
    expect(await seen(many)).toHaveLength(MAX_SEEN_PRODUCTS);
  });

  test('an odd product is dropped', async () => {
    const odd = [
      { price: -1 },
      { price: 1e12 },
      { price: '1' },
      { currency: 'euro' },
      { sku: 'x'.repeat(81) },
      { name: '' },
      { more: 1 },
    ];
    for (const with_ of odd) visitor.send('product:seen', { product: { ...product(), ...with_ } });
    expect((await seen([product({ sku: 'next' })])).map(({ sku }) => sku)).toEqual(['next']);
  });

  test('a visitor has no agent’s events, and nobody else’s list', async () => {
    await set(anna, TENT, 1);
    for (const event of ['products:search', 'selection:to-cart']) {
      expect(await visitor.refusal(event, session())).toBe('unknown_event');
    }
    const stranger = await server.visitor(undefined, 'tab-9');
    expect(stranger.welcome.selection).toBeNull();
    expect(await stranger.refusal('selection:set', { sku: TENT, quantity: 5 })).toBe('not_found');
    expect(await stranger.refusal('selection:set', { ...session(), sku: TENT, quantity: 5 })).toBe('bad_request');
    expect((await set(anna, TENT, 1)).selection.items[0]?.quantity).toBe(1);
  });

  test('a visitor adds what they looked at, and nothing they make up', async () => {
    await seen([product()]);
    const added = await visitor.ask<Listed>('selection:set', { sku: 'X-1', quantity: 1 });
    expect(added.selection.items).toMatchObject([{ by: 'visitor', product: product() }]);
    expect(await visitor.refusal('selection:set', { sku: TENT, quantity: 1 })).toBe('not_found');
  });

  test('an answer nobody asked for is closed, and a cart elsewhere is not linked', async () => {
    await set(anna, TENT, 1);
    expect(await visitor.refusal('selection:carted', { outcome: 'put' })).toBe('closed');
    await anna.ask('selection:to-cart', session());
    await visitor.ask('selection:carted', { outcome: 'put', cartUrl: 'https://evil.example/cart' });
    const put = await anna.next<Listed>('selection:changed', ({ selection }) => selection.cart === 'put');
    expect(put.selection.cartUrl).toBeUndefined();
  });

  test('an odd order is refused', async () => {
    const odd = [
      { value: -1 },
      { value: Number.MAX_VALUE },
      { value: '12' },
      { currency: '€' },
      { currency: 'eur' },
      { orderId: '' },
      { orderId: 'x'.repeat(81) },
      { caseId: 'x' },
    ];
    for (const with_ of odd) {
      const body = { orderId: 'A', value: 1, currency: 'EUR', ...with_ };
      expect(await visitor.refusal('order:placed', body), JSON.stringify(with_)).toBe('bad_request');
    }
  });
});

test('orders are not told in any number', async () => {
  await stopEverything();
  server = await startTestServer();
  visitor = await server.visitor();
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      visitor.request('order:placed', { orderId: `A-${n}`, value: 1, currency: 'EUR' }),
    ),
  );
  expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(5);
  expect(answers.filter((answer) => !answer.ok && answer.error.code === 'rate_limited').length).toBeGreaterThan(2);
});

test('the address of a catalogue is a web address or nothing', async () => {
  const admin = await server.agent('admin@demo.lotse');
  const { sites } = await admin.ask<{ sites: SiteRow[] }>('sites:list', {});
  const [demo] = sites;
  if (!demo) throw new Error('no site');
  const { siteId, look, allowedOrigins, hours } = demo;
  const save = (catalogueUrl: string) => ({ siteId, look, allowedOrigins, hours, catalogueUrl });
  for (const odd of ['javascript:alert(1)', 'file:///etc/passwd', 'products.json', 'https://a:b@shop.example/']) {
    expect(await admin.refusal('sites:save', save(odd)), odd).toBe('bad_request');
  }
  expect((await admin.ask<SiteRow>('sites:save', save(''))).catalogueUrl).toBe('');
  expect((await find(anna)).catalogue).toBe('none');
});
