/** Who a browser is to us when it comes back. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { greetVisitor } from '../../server/app/session/greet-visitor.ts';
import { REMEMBERED_MS } from '../../server/domain/visit.ts';
import { createTestApp, openGround, type Ground, type TestApp } from '../support/app.ts';
import { openShop, SITE } from '../support/shop.ts';

let ground: Ground;
let app: TestApp;
beforeEach(async () => {
  ground = await openGround();
  app = createTestApp(ground);
  await openShop(app);
});
afterEach(() => ground.close());

async function greet(token?: string) {
  const site = await app.store.get('site', SITE);
  if (!site) throw new Error('no site');
  const greeted = await greetVisitor(app, {
    site,
    origin: 'https://shop.example',
    token,
    locale: 'de',
    waitForNewVisitor: () => 0,
  });
  if (!greeted.ok) throw new Error(greeted.error.code);
  return { token: greeted.data.token, visitorId: greeted.data.actor.visitorId };
}

test('row 14: a token names its visitor as long as they come by now and then, and nobody long after the last visit', async () => {
  const first = await greet();
  app.clock.advance(REMEMBERED_MS - 1);
  expect(await greet(first.token)).toEqual(first);
  // The last visit counts, not the first.
  app.clock.advance(REMEMBERED_MS - 1);
  expect(await greet(first.token)).toEqual(first);
  app.clock.advance(REMEMBERED_MS);
  const later = await greet(first.token);
  expect(later.visitorId).not.toBe(first.visitorId);
  expect(later.token).not.toBe(first.token);
});
