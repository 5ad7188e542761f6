import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RuleId, SkillId } from '../../shared/protocol/ids.ts';
import { INVITATION_SHOWN_MS } from '../../shared/protocol/limits.ts';
import { agentLeft } from '../../server/app/desk/agent-left.ts';
import { answerInvitation } from '../../server/app/radar/answer-invitation.ts';
import type { VisitorActor } from '../../server/app/context.ts';
import { keepPresence } from '../../server/app/desk/keep-presence.ts';
import { readColleagues } from '../../server/app/desk/read-colleagues.ts';
import { setPresence } from '../../server/app/desk/set-presence.ts';
import { startConversation } from '../../server/app/conversation/start-conversation.ts';
import { sweepConversations } from '../../server/app/conversation/sweep-conversations.ts';
import { createTestApp, openGround, type Ground, type TestApp } from '../support/app.ts';
import {
  arrive,
  arriveBusy,
  changeSite,
  claim,
  comeBy,
  invitationShownTo,
  LONG_ENOUGH,
  openShop,
  RULE,
  saying,
} from '../support/shop.ts';

let ground: Ground;
let app: TestApp;
beforeEach(async () => {
  ground = await openGround();
  app = createTestApp(ground);
});
afterEach(() => ground.close());

const seatsTaken = async () => (await readColleagues(app)).map(({ seatsTaken: taken }) => taken);

describe('a claim', () => {
  it('shows the invitation of a free agent and reserves the seat', async () => {
    await openShop(app);
    await arrive(app, 'anna');
    const eva = await comeBy(app, 'eva');
    expect(await claim(app, eva)).toMatchObject({
      state: 'shown',
      invitation: {
        agent: { name: 'Anna' },
        text: 'Darf ich helfen?',
        expiresAt: app.clock.now() + INVITATION_SHOWN_MS,
      },
    });
    expect(await seatsTaken()).toEqual([1]);
    expect(app.push.takePushed()).toContainEqual(
      expect.objectContaining({ to: 'visitor:eva-session-1', event: 'invitation:show' }),
    );
    expect(app.radar).toMatchObject([{ status: { outcome: 'shown', ruleName: 'Tarif-Formular', agentId: 'anna' } }]);
  });

  it('answers the invitation that is shown when it is repeated, also from another tab at once', async () => {
    await openShop(app);
    await arrive(app, 'anna');
    const eva = await comeBy(app, 'eva');
    const [one, other] = await Promise.all([claim(app, eva), claim(app, eva)]);
    expect(one).toEqual(other);
    expect(await claim(app, eva)).toEqual(one);
    expect(await seatsTaken()).toEqual([1]);
  });

  it.each<[string, (eva: VisitorActor) => Promise<unknown>, string]>([
    ['nobody is there', async () => {}, 'no_free_agent'],
    ['the one who is there is away', async () => setPresence(app, await arrive(app, 'anna'), 'away'), 'no_free_agent'],
    ['nobody there has the skill', () => arrive(app, 'anna', { skills: ['service' as never] }), 'no_free_agent'],
    ['every seat is taken', () => arriveBusy(app, 'anna'), 'no_free_agent'],
    [
      'the visitor is in a conversation',
      async (eva) => {
        await arrive(app, 'anna');
        await startConversation(app, eva, saying('Hallo'));
      },
      'in_conversation',
    ],
    [
      'it is evening',
      async () => {
        app.clock.advance(9 * 60 * 60_000);
        await arrive(app, 'anna');
      },
      'outside_hours',
    ],
  ])('is withheld and noted when %s', async (_, prepare, reason) => {
    await openShop(app);
    const eva = await comeBy(app, 'eva');
    await prepare(eva);
    expect(await claim(app, eva)).toMatchObject({ state: 'withheld', reason });
    expect(app.radar.at(-1)).toMatchObject({ sessionId: eva.sessionId, status: { outcome: 'withheld', reason } });
  });

  it('is withheld when the facts do not bear it out, or claim what only the server knows', async () => {
    await openShop(app);
    const eva = await comeBy(app, 'eva');
    const lie = { ...LONG_ENOUGH, 'agents.free': 9 };
    expect(await claim(app, eva, RULE, lie)).toMatchObject({ reason: 'no_free_agent' });
    await arrive(app, 'anna');
    expect(await claim(app, eva, RULE, { 'page.seconds': 3 })).toMatchObject({ reason: 'condition_false' });
    expect(await claim(app, eva, 'unheard-of' as RuleId)).toMatchObject({ reason: 'rule_off' });
  });

  it('never takes a fact of the server from the page, not even one it has no value for', async () => {
    const [rule] = (await openShop(app)).rules;
    const needsLaw = { fact: 'agents.free', params: { skill: 'law' }, operator: 'greaterThan', value: 0 };
    await changeSite(app, { rules: [{ ...rule!, condition: needsLaw }] });
    await arrive(app, 'anna');
    const eva = await comeBy(app, 'eva');
    expect(await claim(app, eva, RULE, { 'agents.free:law': 1 })).toMatchObject({ reason: 'no_free_agent' });
  });

  it('of two rules that come true at once, for different people, shows one', async () => {
    const [rule] = (await openShop(app)).rules;
    const technik = { ...rule!, ruleId: 'technik' as RuleId, skill: 'technik' as SkillId };
    await changeSite(app, { rules: [rule!, technik] });
    await arrive(app, 'anna');
    await arrive(app, 'tom', { skills: ['technik' as SkillId] });
    const eva = await comeBy(app, 'eva');
    const [one, other] = await Promise.all([claim(app, eva), claim(app, eva, technik.ruleId)]);
    expect(one).toEqual(other);
    expect((await seatsTaken()).toSorted()).toEqual([0, 1]);
  });

  it('stops at the cap of the visit', async () => {
    await openShop(app);
    const anna = await arrive(app, 'anna');
    const eva = await comeBy(app, 'eva');
    for (let times = 0; times < 2; times += 1) {
      await invitationShownTo(app, eva);
      app.clock.advance(INVITATION_SHOWN_MS);
      await keepPresence(app, anna.agentId);
    }
    expect(await claim(app, eva)).toMatchObject({ state: 'withheld', reason: 'visit_cap' });
  });

  it('of two nodes for the last seat shows exactly one', async () => {
    await openShop(app);
    await arrive(app, 'anna', { capacity: 1 });
    const other = createTestApp(ground, 'node-b');
    const [eva, ben] = [await comeBy(app, 'eva'), await comeBy(app, 'ben')];
    const claimed = await Promise.all([claim(app, eva), claim(other, ben)]);
    expect(claimed.map(({ state }) => state).toSorted()).toEqual(['shown', 'withheld']);
    expect(claimed).toContainEqual(expect.objectContaining({ reason: 'no_free_agent' }));
    expect(await seatsTaken()).toEqual([1]);
  });

  it('of many at once never seats more than there are', async () => {
    await openShop(app);
    await arrive(app, 'anna', { capacity: 3 });
    const visitors = await Promise.all(Array.from({ length: 12 }, (_, n) => comeBy(app, `visitor-${n}`)));
    const claimed = await Promise.all(visitors.map((visitor) => claim(app, visitor)));
    const shown = claimed.filter(({ state }) => state === 'shown').length;
    expect(shown).toBeGreaterThan(0);
    expect(await seatsTaken()).toEqual([shown]);
    expect(shown).toBeLessThanOrEqual(3);
  });
});

describe('a yes', () => {
  it('becomes a conversation with that agent in one step, without waiting', async () => {
    await openShop(app);
    await arrive(app, 'anna', { capacity: 1 });
    const eva = await comeBy(app, 'eva');
    const { invitationId } = await invitationShownTo(app, eva);
    const ben = await comeBy(app, 'ben');
    await startConversation(app, ben, saying('Ich war zuerst da?'));
    const answered = await answerInvitation(app, eva, { invitationId, answer: 'accept' });
    expect(answered).toMatchObject({
      ok: true,
      data: { conversation: { state: 'assigned', agent: { name: 'Anna' } } },
    });
    expect(await seatsTaken()).toEqual([1]);
    const open = await app.store.openConversation(eva.visitorId);
    expect(open?.conversation.origin).toBe('invitation');
    const lines = await app.store.history([open!.conversation.caseId], 10);
    expect(lines.map(({ type }) => type)).toEqual([
      'case_opened',
      'invitation_accepted',
      'conversation_opened',
      'conversation_assigned',
    ]);
    expect(app.radar.at(-1)).toMatchObject({ status: { outcome: 'accepted' } });
    expect((await app.store.openConversation(ben.visitorId))?.conversation.now.state).toBe('queued');
  });

  it('is the same conversation when it is said twice', async () => {
    await openShop(app);
    await arrive(app, 'anna');
    const eva = await comeBy(app, 'eva');
    const { invitationId } = await invitationShownTo(app, eva);
    const first = await answerInvitation(app, eva, { invitationId, answer: 'accept' });
    expect(await answerInvitation(app, eva, { invitationId, answer: 'accept' })).toEqual(first);
    expect(await seatsTaken()).toEqual([1]);
  });

  it('comes too late after the time, and the seat is free', async () => {
    await openShop(app);
    await arrive(app, 'anna');
    const eva = await comeBy(app, 'eva');
    const { invitationId } = await invitationShownTo(app, eva);
    app.clock.advance(INVITATION_SHOWN_MS);
    const late = await answerInvitation(app, eva, { invitationId, answer: 'accept' });
    expect(late).toMatchObject({ ok: false, error: { code: 'closed' } });
    expect(await seatsTaken()).toEqual([0]);
    await sweepConversations(app);
    expect(await app.store.get('invitation', invitationId)).toMatchObject({ state: 'expired' });
    expect((await app.store.desks(['anna' as never]))[0]?.seats).toEqual([]);
    expect(app.push.takePushed()).toContainEqual(
      expect.objectContaining({ to: 'visitor:eva-session-1', event: 'invitation:withdraw' }),
    );
  });

  it('goes to a colleague when the agent is gone by now', async () => {
    await openShop(app);
    const anna = await arrive(app, 'anna');
    const eva = await comeBy(app, 'eva');
    const { invitationId } = await invitationShownTo(app, eva);
    await agentLeft(app, anna.agentId);
    await arrive(app, 'jonas');
    const answered = await answerInvitation(app, eva, { invitationId, answer: 'accept' });
    expect(answered).toMatchObject({ ok: true, data: { conversation: { agent: { name: 'Jonas' } } } });
    expect((await readColleagues(app)).map(({ name, seatsTaken: taken }) => `${name} ${taken}`).toSorted()).toEqual([
      'Anna 0',
      'Jonas 1',
    ]);
  });

  it('uses the reserved seat for a conversation that waits already', async () => {
    await openShop(app);
    await arrive(app, 'anna', { capacity: 1 });
    const eva = await comeBy(app, 'eva');
    const { invitationId } = await invitationShownTo(app, eva);
    await startConversation(app, eva, saying('Hallo'));
    const answered = await answerInvitation(app, eva, { invitationId, answer: 'accept' });
    expect(answered).toMatchObject({
      ok: true,
      data: { conversation: { state: 'assigned', agent: { name: 'Anna' } } },
    });
    expect(await seatsTaken()).toEqual([1]);
  });
});

describe('a no', () => {
  it('frees the seat and silences every rule for this visit, this rule for 30 days', async () => {
    await openShop(app);
    const anna = await arrive(app, 'anna');
    const eva = await comeBy(app, 'eva');
    const { invitationId } = await invitationShownTo(app, eva);
    const declined = await answerInvitation(app, eva, { invitationId, answer: 'decline' });
    expect(declined).toEqual({ ok: true, data: { conversation: null } });
    expect(await seatsTaken()).toEqual([0]);
    expect(await claim(app, eva)).toMatchObject({ reason: 'declined_before' });
    const nextVisit = await comeBy(app, 'eva', 2);
    expect(await claim(app, nextVisit)).toMatchObject({ reason: 'declined_before' });
    app.clock.advance(35 * 24 * 60 * 60_000);
    await keepPresence(app, anna.agentId);
    expect(await claim(app, await comeBy(app, 'eva', 3))).toMatchObject({ state: 'shown' });
  });

  it('gives the seat to who waits', async () => {
    await openShop(app);
    await arrive(app, 'anna', { capacity: 1 });
    const eva = await comeBy(app, 'eva');
    const { invitationId } = await invitationShownTo(app, eva);
    const ben = await comeBy(app, 'ben');
    await startConversation(app, ben, saying('Hallo'));
    await answerInvitation(app, eva, { invitationId, answer: 'decline' });
    expect((await app.store.openConversation(ben.visitorId))?.conversation.now).toMatchObject({ agentId: 'anna' });
  });
});
