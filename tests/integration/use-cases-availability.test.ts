import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAvailability } from '../../server/app/desk/read-availability.ts';
import { startConversation } from '../../server/app/conversation/start-conversation.ts';
import { createTestApp, openGround, type Ground, type TestApp } from '../support/app.ts';
import { arrive, comeBy, invitationShownTo, openShop, saying } from '../support/shop.ts';

let ground: Ground;
let app: TestApp;
beforeEach(async () => {
  ground = await openGround();
  app = createTestApp(ground);
});
afterEach(() => ground.close());

describe('availability', () => {
  it('says who is there, what is free and when it opens', async () => {
    const site = await openShop(app);
    expect(await readAvailability(app, site)).toEqual({ open: true, freeSeats: { any: 0 }, waiting: 0, faces: [] });
    await arrive(app, 'anna');
    await invitationShownTo(app, await comeBy(app, 'eva'));
    expect(await readAvailability(app, site)).toMatchObject({
      freeSeats: { any: 1, sales: 1, service: 1 },
      faces: [{ name: 'Anna' }],
    });
    app.clock.advance(9 * 60 * 60_000);
    expect(await readAvailability(app, site)).toMatchObject({
      open: false,
      opensAt: Date.parse('2026-11-03T09:00:00+01:00'),
      freeSeats: { any: 0 },
    });
  });

  it('is told to the nodes when a seat changes', async () => {
    await openShop(app);
    const heard: unknown[] = [];
    await app.bus.subscribe('seats-changed', (message) => heard.push(message));
    await arrive(app, 'anna');
    await invitationShownTo(app, await comeBy(app, 'eva'));
    expect(heard).toContainEqual({ nodeId: 'node-a' });
  });

  it('is told when one more waits', async () => {
    const site = await openShop(app);
    await arrive(app, 'anna', { capacity: 1 });
    await startConversation(app, await comeBy(app, 'uwe'), saying('Moin'));
    const heard: unknown[] = [];
    await app.bus.subscribe('seats-changed', (message) => heard.push(message));
    await startConversation(app, await comeBy(app, 'eva'), saying('Hallo'));
    expect(heard).toEqual([{ nodeId: 'node-a' }]);
    expect(await readAvailability(app, site)).toMatchObject({ waiting: 1, freeSeats: { any: 0 } });
  });

  it('does not count who has no seat at all: no face, no skill, nobody to wait for', async () => {
    const site = await openShop(app);
    await arrive(app, 'mira', { capacity: 0 });
    expect(await readAvailability(app, site)).toEqual({ open: true, freeSeats: { any: 0 }, waiting: 0, faces: [] });
    const started = await startConversation(app, await comeBy(app, 'eva'), saying('Hallo'));
    expect(started).toMatchObject({ ok: false, error: { code: 'no_agent' } });
  });
});
