import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerInvitation } from '../../server/app/radar/answer-invitation.ts';
import { inviteByHand } from '../../server/app/radar/invite-by-hand.ts';
import { createTestApp, openGround, type Ground, type TestApp } from '../support/app.ts';
import { arrive, comeBy, invitationShownTo, openShop } from '../support/shop.ts';

let ground: Ground;
let app: TestApp;
beforeEach(async () => {
  ground = await openGround();
  app = createTestApp(ground);
});
afterEach(() => ground.close());

describe('by hand', () => {
  it('invites with the own seat, and leads to a conversation', async () => {
    await openShop(app);
    const anna = await arrive(app, 'anna');
    const eva = await comeBy(app, 'eva');
    expect(await inviteByHand(app, anna, { sessionId: eva.sessionId, text: 'Guten Tag!' })).toEqual({
      ok: true,
      data: {},
    });
    const [invitation] = await app.store.invitationsOf(eva.sessionId);
    const answered = await answerInvitation(app, eva, { invitationId: invitation!.id, answer: 'accept' });
    expect(answered).toMatchObject({ ok: true, data: { conversation: { agent: { name: 'Anna' } } } });
    expect((await app.store.openConversation(eva.visitorId))?.conversation.origin).toBe('by_hand');
  });

  it('leaves alone who said no, who talks already and who is gone', async () => {
    await openShop(app);
    const anna = await arrive(app, 'anna');
    const eva = await comeBy(app, 'eva');
    const { invitationId } = await invitationShownTo(app, eva);
    const invite = () => inviteByHand(app, anna, { sessionId: eva.sessionId, text: 'Doch?' });
    expect(await invite()).toMatchObject({ error: { code: 'busy' } });
    await answerInvitation(app, eva, { invitationId, answer: 'decline' });
    expect(await invite()).toMatchObject({ error: { code: 'forbidden' } });
    app.offline.add(eva.sessionId);
    expect(await invite()).toMatchObject({ error: { code: 'not_found' } });
  });
});
