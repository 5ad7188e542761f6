import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseOpened } from '../../shared/protocol/case.ts';
import type { ContactId } from '../../shared/protocol/ids.ts';
import type { AgentActor, VisitorActor } from '../../server/app/context.ts';
import { leaveMessage } from '../../server/app/case/leave-message.ts';
import { linkSession } from '../../server/app/case/link-session.ts';
import { noteCase } from '../../server/app/case/note-case.ts';
import { openPhoneCase } from '../../server/app/case/open-phone-case.ts';
import { openCaseViews, readCase } from '../../server/app/case/read-case.ts';
import { readColleagues } from '../../server/app/desk/read-colleagues.ts';
import { saveContact } from '../../server/app/case/save-contact.ts';
import { sendAgentMessage, sendVisitorMessage } from '../../server/app/conversation/send-message.ts';
import { setCaseState } from '../../server/app/case/set-case-state.ts';
import { setPresence } from '../../server/app/desk/set-presence.ts';
import { startConversation } from '../../server/app/conversation/start-conversation.ts';
import { takeCase } from '../../server/app/case/take-case.ts';
import { createTestApp, openGround, type Ground, type TestApp } from '../support/app.ts';
import { putAll } from '../support/commit-all.ts';
import { sample } from '../support/sample-records.ts';
import { arrive, arriveBusy, comeBy, openShop, saying, SITE } from '../support/shop.ts';

let ground: Ground;
let app: TestApp;
let anna: AgentActor;
beforeEach(async () => {
  ground = await openGround();
  app = createTestApp(ground);
  await openShop(app);
  anna = await arrive(app, 'anna');
});
afterEach(() => ground.close());

const call = { siteId: SITE, phone: '+49 40 12345', name: 'Eva Lang', note: 'Frage zum Tarif' };
async function phoneCase(actor = anna, body = call): Promise<CaseOpened> {
  const opened = await openPhoneCase(app, actor, body);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.data;
}
const linesOf = (opened: CaseOpened) =>
  opened.history.map(({ type, details }) => `${type} ${details['text'] ?? ''}`.trim());

describe('a message left', () => {
  const body = { name: 'Eva', email: 'eva@example.org', ...saying('Bitte rufen Sie mich zurück.\nDanke') };

  it('becomes a case that waits, once, for agents who could take it', async () => {
    const eva = await comeBy(app, 'eva');
    const left = await leaveMessage(app, eva, body);
    expect(left).toEqual({ ok: true, data: { caseNumber: 1 } });
    expect(await leaveMessage(app, eva, body)).toEqual(left);
    const [view, ...others] = await openCaseViews(app, anna);
    expect(others).toEqual([]);
    expect(view).toMatchObject({
      number: 1,
      channel: 'message',
      state: 'open',
      agentId: null,
      contactName: 'Eva',
      subject: 'Bitte rufen Sie mich zurück. Danke',
    });
    expect(app.push.takePushed()).toContainEqual(expect.objectContaining({ to: 'agent:anna', event: 'case:changed' }));
    const opened = await readCase(app, anna, { caseId: view!.caseId });
    expect(opened.ok && linesOf(opened.data)).toEqual(['case_opened', `message_left ${body.text}`]);
    expect(opened).toMatchObject({ data: { contact: { email: 'eva@example.org', emailVerified: false } } });
  });

  it('sent twice at the same moment is still one case', async () => {
    const eva = await comeBy(app, 'eva');
    const both = await Promise.all([leaveMessage(app, eva, body), leaveMessage(app, eva, body)]);
    expect(both.map((one) => one.ok && one.data.caseNumber)).toEqual([1, 1]);
    expect(await openCaseViews(app, anna)).toHaveLength(1);
  });

  it('is taken, noted and resolved', async () => {
    await leaveMessage(app, await comeBy(app, 'eva'), body);
    const jonas = await arrive(app, 'jonas');
    const [view] = await openCaseViews(app, anna);
    const caseId = view!.caseId;
    expect(await takeCase(app, anna, { caseId })).toMatchObject({ ok: true, data: { agentId: 'anna', number: 1 } });
    expect(await openCaseViews(app, jonas)).toEqual([]);
    expect(await takeCase(app, jonas, { caseId })).toMatchObject({ error: { code: 'not_found' } });
    expect(await noteCase(app, anna, { caseId, text: 'Zurückgerufen' })).toMatchObject({
      ok: true,
      data: { type: 'note', author: { name: 'Anna' }, details: { text: 'Zurückgerufen' } },
    });
    expect(await setCaseState(app, anna, { caseId, state: 'resolved' })).toMatchObject({ data: { state: 'resolved' } });
    expect(await openCaseViews(app, anna)).toEqual([]);
    const opened = await readCase(app, anna, { caseId });
    expect(opened.ok && opened.data.history.map(({ type }) => type)).toEqual([
      'case_opened',
      'message_left',
      'case_assigned',
      'note',
      'case_state',
    ]);
  });
});

describe('a phone case', () => {
  it("is the agent's, with a contact found by number the next time", async () => {
    const first = await phoneCase();
    expect(first).toMatchObject({
      case: { number: 1, channel: 'phone', agentId: 'anna', contactName: 'Eva Lang', subject: 'Frage zum Tarif' },
      contact: { phone: '+49 40 12345' },
    });
    expect(linesOf(first)).toEqual(['case_opened', 'note Frage zum Tarif']);
    const second = await phoneCase(anna, { ...call, phone: '040 12345', name: 'Frau Lang' });
    expect(second.case.caseId).not.toBe(first.case.caseId);
    expect(second.contact).toMatchObject({ contactId: first.contact!.contactId, name: 'Eva Lang' });
  });

  async function link(visitor: VisitorActor, opened: CaseOpened, actor = anna) {
    const session = await app.store.get('session', visitor.sessionId);
    const withCode = { ...session!, code: { value: 'ACDEFGH', expiresAt: app.clock.now() + 60_000 } };
    await app.store.commit([{ put: 'session', record: withCode }]);
    const found = await app.store.sessionByCode('ACDEFGH', app.clock.now());
    return linkSession(app, actor, { caseId: opened.case.caseId, session: found! });
  }

  it('takes in a visitor who has not written yet', async () => {
    const eva = await comeBy(app, 'eva');
    const opened = await phoneCase();
    expect(await link(eva, opened)).toMatchObject({ ok: true, data: { sessionId: eva.sessionId, agentId: 'anna' } });
    expect(app.push.takePushed()).toContainEqual({
      to: 'visitor:eva-session-1',
      event: 'session:linked',
      body: { agentName: 'Anna' },
    });
    const open = await app.store.openConversation(eva.visitorId);
    expect(open?.conversation).toMatchObject({ origin: 'phone', caseId: opened.case.caseId, now: { agentId: 'anna' } });
    expect(await app.store.get('session', eva.sessionId)).toMatchObject({ caseId: opened.case.caseId, code: null });
    expect(await app.store.get('visitor', eva.visitorId)).toMatchObject({ contactId: opened.contact!.contactId });
  });

  it('takes in a chat with another agent, whole, on one time line, and beyond capacity', async () => {
    const eva = await comeBy(app, 'eva');
    const started = await startConversation(app, eva, saying('Ich verstehe den Tarif nicht'));
    const conversationId = (started.ok && started.data.conversation?.conversationId) || undefined;
    await sendAgentMessage(app, anna, { conversationId: conversationId!, ...saying('Rufen Sie gern an') });
    app.clock.advance(1_000);

    const jonas = await arrive(app, 'jonas', { capacity: 1 });
    await setPresence(app, anna, 'away');
    await startConversation(app, await comeBy(app, 'ben'), saying('Hallo'));
    const opened = await phoneCase(jonas);
    app.clock.advance(1_000);
    const old = (await app.store.get('conversation', conversationId!))!.caseId;
    expect(await link(eva, opened, jonas)).toMatchObject({ ok: true, data: { conversationId, agentId: 'jonas' } });
    await sendVisitorMessage(app, eva, { conversationId: conversationId!, ...saying('Ja, ich bin es') });

    expect(await app.store.get('case', old)).toMatchObject({ mergedInto: opened.case.caseId, state: 'resolved' });
    const seats = Object.fromEntries((await readColleagues(app)).map((one) => [one.agentId, one.seatsTaken]));
    expect(seats).toEqual({ anna: 0, jonas: 2 });
    const whole = await readCase(app, jonas, { caseId: opened.case.caseId });
    expect(whole.ok && linesOf(whole.data)).toEqual([
      'case_opened',
      'conversation_opened',
      'conversation_assigned',
      'message Ich verstehe den Tarif nicht',
      'message Rufen Sie gern an',
      'case_opened',
      'note Frage zum Tarif',
      'session_linked',
      'conversation_assigned',
      'case_merged',
      'message Ja, ich bin es',
    ]);
    // The old case leads to where it went.
    expect(await readCase(app, jonas, { caseId: old })).toMatchObject({
      data: { case: { caseId: opened.case.caseId } },
    });
    const notices = (await app.store.messages(conversationId!, 3, 9)).flatMap(({ body }) =>
      'code' in body ? [body.code] : [],
    );
    expect(notices).toEqual(['linked_to_phone', 'agent_left', 'agent_joined']);
  });

  it('takes in a chat that still waits', async () => {
    await setPresence(app, anna, 'away');
    await arriveBusy(app, 'busy');
    const eva = await comeBy(app, 'eva');
    await startConversation(app, eva, saying('Hallo'));
    const opened = await phoneCase();
    expect(await link(eva, opened)).toMatchObject({ ok: true });
    const open = await app.store.openConversation(eva.visitorId);
    expect(open?.conversation).toMatchObject({
      caseId: opened.case.caseId,
      now: { state: 'assigned', agentId: 'anna' },
    });
  });

  it('binds a code once, whoever is faster', async () => {
    const eva = await comeBy(app, 'eva');
    const jonas = await arrive(app, 'jonas');
    const [annas, hers] = [await phoneCase(), await phoneCase(jonas, { ...call, phone: '040 999' })];
    const session = await app.store.get('session', eva.sessionId);
    await app.store.commit([
      { put: 'session', record: { ...session!, code: { value: 'ACDEFGH', expiresAt: app.clock.now() + 60_000 } } },
    ]);
    const found = (await app.store.sessionByCode('ACDEFGH', app.clock.now()))!;
    const linked = await Promise.all([
      linkSession(app, anna, { caseId: annas.case.caseId, session: found }),
      linkSession(app, jonas, { caseId: hers.case.caseId, session: found }),
    ]);
    expect(linked.filter(({ ok }) => ok)).toHaveLength(1);
    expect(linked).toContainEqual({ ok: false, error: { code: 'wrong_code' } });
  });

  it('keeps the contact a visitor has already', async () => {
    await putAll(app.store, 'contact', sample('contact', 'known', { name: 'E. Lang' }));
    const eva = await comeBy(app, 'eva');
    const visitor = await app.store.get('visitor', eva.visitorId);
    await app.store.commit([{ put: 'visitor', record: { ...visitor!, contactId: 'known' as ContactId } }]);
    const opened = await phoneCase();
    await link(eva, opened);
    expect(await app.store.get('visitor', eva.visitorId)).toMatchObject({ contactId: 'known' });
    expect(await app.store.get('case', opened.case.caseId)).toMatchObject({ contactId: opened.contact!.contactId });
  });

  it('lets its agent correct the contact; a new address is not verified', async () => {
    const { contact, case: concern } = await phoneCase();
    const stored = await app.store.get('contact', contact!.contactId);
    await app.store.commit([{ put: 'contact', record: { ...stored!, email: 'a@example.org', emailVerified: true } }]);
    const save = (email: string) =>
      saveContact(app, anna, { contactId: contact!.contactId, name: 'Eva Lang-Roth', email, phone: '040 777' });
    expect(await save('A@example.org')).toMatchObject({ data: { emailVerified: true, name: 'Eva Lang-Roth' } });
    expect(await save('b@example.org')).toMatchObject({ data: { emailVerified: false, phone: '040 777' } });
    expect(await app.store.contactByPhone('4940777')).toMatchObject({ id: contact!.contactId });
    const opened = await readCase(app, anna, { caseId: concern.caseId });
    expect(opened.ok && opened.data.history.at(-1)?.type).toBe('contact_changed');
  });
});
