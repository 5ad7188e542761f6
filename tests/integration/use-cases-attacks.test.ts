import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseId, ConversationId, InvitationId, SkillId } from '../../shared/protocol/ids.ts';
import type { Result } from '../../shared/protocol/errors.ts';
import { answerInvitation } from '../../server/app/radar/answer-invitation.ts';
import { claimInvitation } from '../../server/app/radar/claim-invitation.ts';
import { closeConversation } from '../../server/app/conversation/close-conversation.ts';
import type { Actor, AgentActor, VisitorActor } from '../../server/app/context.ts';
import { leaveMessage } from '../../server/app/case/leave-message.ts';
import { linkSession } from '../../server/app/case/link-session.ts';
import { noteCase } from '../../server/app/case/note-case.ts';
import { openPhoneCase } from '../../server/app/case/open-phone-case.ts';
import { readCase } from '../../server/app/case/read-case.ts';
import { relayTyping } from '../../server/app/conversation/relay-typing.ts';
import { saveContact } from '../../server/app/case/save-contact.ts';
import { seeMessages } from '../../server/app/conversation/see-messages.ts';
import { sendAgentMessage, sendVisitorMessage } from '../../server/app/conversation/send-message.ts';
import { setCaseState } from '../../server/app/case/set-case-state.ts';
import { startConversation } from '../../server/app/conversation/start-conversation.ts';
import { syncMessages } from '../../server/app/conversation/sync-messages.ts';
import { takeCase } from '../../server/app/case/take-case.ts';
import { takeConversation } from '../../server/app/conversation/take-conversation.ts';
import { transferConversation } from '../../server/app/conversation/transfer-conversation.ts';
import { createTestApp, openGround, type Ground, type TestApp } from '../support/app.ts';
import { putAll } from '../support/commit-all.ts';
import { sample } from '../support/sample-records.ts';
import { arrive, comeBy, LONG_ENOUGH, openShop, RULE, saying, SITE } from '../support/shop.ts';

let ground: Ground;
let app: TestApp;
let anna: AgentActor;
let tom: AgentActor;
let eva: VisitorActor;
let mallory: VisitorActor;
let conversationId: ConversationId;
let caseId: CaseId;

beforeEach(async () => {
  ground = await openGround();
  app = createTestApp(ground);
  await openShop(app);
  anna = await arrive(app, 'anna');
  tom = await arrive(app, 'tom', { skills: ['technik' as SkillId] });
  eva = await comeBy(app, 'eva');
  mallory = await comeBy(app, 'mallory');
  const started = await startConversation(app, eva, saying('Meine Kundennummer ist 4711'));
  if (!started.ok || !started.data.conversation) throw new Error('not started');
  conversationId = started.data.conversation.conversationId;
  caseId = (await app.store.get('conversation', conversationId))!.caseId;
  app.push.takePushed();
});
afterEach(() => ground.close());

/** What is written on disk about it, to see that an attack left no trace. */
const state = async () => ({
  conversation: await app.store.conversationWithTail(conversationId),
  concern: await app.store.get('case', caseId),
  desks: await app.store.desks([anna.agentId, tom.agentId]),
});

describe('rows 7 and 10: a foreign conversation is as good as none', () => {
  const verbs: [string, (actor: Actor, id: ConversationId) => Promise<Result<unknown>>][] = [
    ['reads', (actor, id) => syncMessages(app, actor, { conversationId: id, afterSeq: 0 })],
    ['ends', (actor, id) => closeConversation(app, actor, { conversationId: id })],
    [
      'writes in',
      (actor, id) =>
        actor.kind === 'visitor'
          ? sendVisitorMessage(app, actor, { conversationId: id, ...saying('x') })
          : sendAgentMessage(app, actor, { conversationId: id, ...saying('x') }),
    ],
  ];
  const agentVerbs: typeof verbs = [
    ['takes', (actor, id) => takeConversation(app, actor as AgentActor, { conversationId: id })],
    [
      'hands on',
      (actor, id) => transferConversation(app, actor as AgentActor, { conversationId: id, agentId: tom.agentId }),
    ],
  ];
  const table = [
    ...verbs.map(([verb, act]) => ['a visitor', verb, act] as const),
    ...[...verbs, ...agentVerbs].map(([verb, act]) => ['an agent', verb, act] as const),
  ];

  it.each(table)('%s who %s it learns and changes nothing', async (who, _verb, act) => {
    const actor = who === 'a visitor' ? mallory : tom;
    const before = await state();
    const foreign = await act(actor, conversationId);
    expect(foreign).toEqual({ ok: false, error: { code: 'not_found' } });
    expect(await act(actor, 'no-such-conversation' as ConversationId)).toEqual(foreign);
    expect(await state()).toEqual(before);
    expect(app.push.takePushed()).toEqual([]);
  });

  it.each([['a visitor'], ['an agent']])('%s neither types into it nor marks it read', async (who) => {
    const actor = who === 'a visitor' ? mallory : tom;
    const before = await state();
    await relayTyping(app, actor, { conversationId, typing: true });
    await seeMessages(app, actor, { conversationId, seq: 1, how: 'read' });
    expect(await state()).toEqual(before);
    expect(app.push.takePushed()).toEqual([]);
  });

  it("a supervisor reads, but does not write in another's name", async () => {
    const mira = await arrive(app, 'mira', { role: 'supervisor', skills: [] });
    expect(await syncMessages(app, mira, { conversationId, afterSeq: 0 })).toMatchObject({ ok: true });
    expect(await sendAgentMessage(app, mira, { conversationId, ...saying('x') })).toMatchObject({ ok: false });
  });
});

describe('row 10: cases, contacts and invitations of others', () => {
  const verbs: [string, (id: CaseId) => Promise<Result<unknown>>][] = [
    ['reads', (id) => readCase(app, tom, { caseId: id })],
    ['takes', (id) => takeCase(app, tom, { caseId: id })],
    ['notes on', (id) => noteCase(app, tom, { caseId: id, text: 'x' })],
    ['resolves', (id) => setCaseState(app, tom, { caseId: id, state: 'resolved' })],
  ];
  it.each(verbs)('an agent who %s a foreign case finds none', async (_verb, act) => {
    const before = await state();
    const foreign = await act(caseId);
    expect(foreign).toEqual({ ok: false, error: { code: 'not_found' } });
    expect(await act('no-such-case' as CaseId)).toEqual(foreign);
    expect(await state()).toEqual(before);
  });

  it("an agent does not read or change the contact of another's case", async () => {
    const opened = await openPhoneCase(app, anna, { siteId: SITE, phone: '040 12345', name: 'Eva', note: '' });
    const contact = opened.ok ? opened.data.contact! : undefined;
    const body = { contactId: contact!.contactId, name: 'Mine', email: null, phone: null };
    expect(await saveContact(app, tom, body)).toEqual({ ok: false, error: { code: 'not_found' } });
    expect(await app.store.get('contact', contact!.contactId)).toMatchObject({ name: 'Eva' });
    expect(app.push.takePushed().filter(({ to }) => to === 'agent:tom')).toEqual([]);
  });

  it('an agent does not pull a live page into a case of a colleague', async () => {
    const opened = await openPhoneCase(app, anna, { siteId: SITE, phone: '040 12345', name: 'Eva', note: '' });
    const session = (await app.store.get('session', mallory.sessionId))!;
    const linked = await linkSession(app, tom, { caseId: opened.ok ? opened.data.case.caseId : caseId, session });
    expect(linked).toEqual({ ok: false, error: { code: 'not_found' } });
    expect(await app.store.get('session', mallory.sessionId)).toEqual(session);
  });

  it.each(['accept', 'decline'] as const)("a visitor does not %s another's invitation", async (answer) => {
    const ida = await comeBy(app, 'ida');
    const claimed = await claimInvitation(app, ida, { ruleId: RULE, facts: LONG_ENOUGH });
    if (!claimed.ok || claimed.data.state !== 'shown') throw new Error('not shown');
    const { invitationId } = claimed.data.invitation;
    const foreign = await answerInvitation(app, mallory, { invitationId, answer });
    expect(foreign).toEqual({ ok: false, error: { code: 'not_found' } });
    expect(await answerInvitation(app, mallory, { invitationId: 'none' as InvitationId, answer })).toEqual(foreign);
    expect(await app.store.get('invitation', invitationId)).toMatchObject({ state: 'shown' });
  });

  it("a message cannot be left in another's case by guessing its id of the client", async () => {
    const body = { name: 'Eva', email: 'eva@example.org', ...saying('Meins') };
    const first = await leaveMessage(app, eva, body);
    const second = await leaveMessage(app, mallory, body);
    expect(first.ok && second.ok && first.data.caseNumber !== second.data.caseNumber).toBe(true);
  });
});

describe('row 16: claiming a mail address', () => {
  it('of a verified contact opens another contact, and shows nothing of the first', async () => {
    const victim = sample('contact', 'victim', { name: 'Eva Lang', email: 'eva@example.org', emailVerified: true });
    await putAll(app.store, 'contact', victim);
    const stored = await app.store.get('contact', victim.id);
    await leaveMessage(app, mallory, { name: 'Mallory', email: 'EVA@example.org', ...saying('Ich bin Eva') });
    const visitor = await app.store.get('visitor', mallory.visitorId);
    expect(visitor?.contactId).not.toBeNull();
    expect(visitor?.contactId).not.toBe(victim.id);
    expect(await app.store.get('contact', visitor!.contactId!)).toMatchObject({
      name: 'Mallory',
      emailVerified: false,
    });
    expect(await app.store.get('contact', victim.id)).toEqual(stored);
    expect(await app.store.contactByVerifiedEmail('eva@example.org')).toMatchObject({ id: victim.id });
  });
});
