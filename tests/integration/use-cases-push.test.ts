/** Row 6 with real storage: who may offer which page to whom, what is kept of it, and who may say it was opened. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClientMessageId, ConversationId } from '../../shared/protocol/ids.ts';
import { listSites, saveSite } from '../../server/app/administration/manage-sites.ts';
import { openPhoneCase } from '../../server/app/case/open-phone-case.ts';
import { readCase } from '../../server/app/case/read-case.ts';
import type { AgentActor, VisitorActor } from '../../server/app/context.ts';
import { closeConversation } from '../../server/app/conversation/close-conversation.ts';
import { startConversation } from '../../server/app/conversation/start-conversation.ts';
import { transferConversation } from '../../server/app/conversation/transfer-conversation.ts';
import { offerPage } from '../../server/app/push/offer-page.ts';
import { openedPage } from '../../server/app/push/opened-page.ts';
import { createTestApp, openGround, type Ground, type TestApp } from '../support/app.ts';
import { commitAll } from '../support/commit-all.ts';
import { id } from '../support/sample-records.ts';
import { arrive, comeBy, openShop, saying, SITE } from '../support/shop.ts';

const OWN = 'https://shop.example/tariff';
const ALLOWED = 'https://maker.example/manual';

let ground: Ground;
let app: TestApp;
let anna: AgentActor;
let tom: AgentActor;
let eva: VisitorActor;
let mallory: VisitorActor;
let conversationId: ConversationId;

beforeEach(async () => {
  ground = await openGround();
  app = createTestApp(ground);
  await openShop(app, { pushOrigins: ['https://maker.example'] });
  anna = await arrive(app, 'anna');
  eva = await comeBy(app, 'eva');
  mallory = await comeBy(app, 'mallory');
  const started = await startConversation(app, eva, saying('Welcher Tarif passt?'));
  if (!started.ok || !started.data.conversation) throw new Error('not started');
  conversationId = started.data.conversation.conversationId;
  tom = await arrive(app, 'tom', { role: 'supervisor' });
  app.push.takePushed();
});
afterEach(() => ground.close());

let made = 0;
const offering = (url: string, note = '', clientMessageId = id<ClientMessageId>(`offer-${(made += 1)}`)) => ({
  sessionId: eva.sessionId,
  clientMessageId,
  url,
  note,
});
const saved = async () => (await app.store.messages(conversationId, 0, 100)).filter(({ body }) => body.type === 'page');
const timeLine = async () => {
  const { caseId } = (await app.store.get('conversation', conversationId))!;
  const opened = await readCase(app, anna, { caseId });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.data.history.filter(({ type }) => type.startsWith('page_'));
};
async function offered(): Promise<number> {
  const answer = await offerPage(app, anna, offering(OWN));
  if (!answer.ok) throw new Error(answer.error.code);
  app.push.takePushed();
  return answer.data.message.seq;
}

describe('an offer', () => {
  it('becomes a message both sides have, in order and on the time line', async () => {
    const answer = await offerPage(app, anna, offering(OWN, '  Dieser hier  '));
    const body = { type: 'page', url: OWN, own: true, note: 'Dieser hier' };
    expect(answer).toMatchObject({ ok: true, data: { message: { seq: 3, body, author: { name: 'Anna' } } } });
    const pushed = app.push.takePushed();
    expect(pushed).toContainEqual({
      to: 'visitor:eva-session-1',
      event: 'chat:message',
      body: { message: expect.objectContaining({ seq: 3, body }) },
    });
    const line = pushed.find(({ event }) => event === 'history:added')?.body as { entry: unknown };
    expect(await timeLine()).toEqual([line.entry]);
    expect(line.entry).toMatchObject({ type: 'page_offered', details: { url: OWN, text: 'Dieser hier' } });
  });

  it('may lead to a listed page of others, which says so', async () => {
    expect(await offerPage(app, anna, offering(ALLOWED))).toMatchObject({
      ok: true,
      data: { message: { body: { url: ALLOWED, own: false } } },
    });
  });

  it('sent again is the same offer', async () => {
    const body = offering(OWN);
    const [first, second] = [await offerPage(app, anna, body), await offerPage(app, anna, body)];
    expect(second).toEqual(first);
    expect(await saved()).toHaveLength(1);
    expect(await timeLine()).toHaveLength(1);
  });

  it.each([
    ['https://evil.example/', 'forbidden'],
    ['https://shop.example.evil.example/', 'forbidden'],
    ['javascript:alert(1)', 'bad_request'],
    ['https://shop.example@evil.example/', 'bad_request'],
    [`https://shop.example/${'ö'.repeat(600)}`, 'too_large'],
  ])('of %s is refused and leaves nothing', async (url, code) => {
    expect(await offerPage(app, anna, offering(url))).toMatchObject({ ok: false, error: { code } });
    expect(await saved()).toEqual([]);
    expect(app.push.takePushed()).toEqual([]);
  });

  it('is for the agent who deals with the visitor, supervisors included', async () => {
    expect(await offerPage(app, tom, offering(OWN))).toMatchObject({ ok: false, error: { code: 'not_found' } });
    const elsewhere = { ...offering(OWN), sessionId: mallory.sessionId };
    expect(await offerPage(app, anna, elsewhere)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    await transferConversation(app, anna, { conversationId, agentId: tom.agentId });
    expect(await offerPage(app, anna, offering(OWN))).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await offerPage(app, tom, offering(OWN))).toMatchObject({ ok: true });
  });

  it('ends with the conversation', async () => {
    await closeConversation(app, anna, { conversationId });
    expect(await offerPage(app, anna, offering(OWN))).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await saved()).toEqual([]);
  });

  it('needs a thread: a caller’s page alone has none', async () => {
    const phone = await openPhoneCase(app, anna, { siteId: SITE, phone: '+49 40 123456', name: '', note: '' });
    if (!phone.ok) throw new Error(phone.error.code);
    const session = (await app.store.get('session', mallory.sessionId))!;
    await commitAll(app.store, { put: 'session', record: { ...session, caseId: phone.data.case.caseId } });
    const body = { ...offering(OWN), sessionId: mallory.sessionId };
    expect(await offerPage(app, anna, body)).toMatchObject({ ok: false, error: { code: 'closed' } });
  });
});

describe('that it was opened', () => {
  it('is one line, told to the agent, however often it is clicked', async () => {
    const seq = await offered();
    app.clock.advance(1_000);
    for (let click = 0; click < 3; click += 1) {
      expect(await openedPage(app, eva, { conversationId, seq })).toEqual({ ok: true, data: {} });
    }
    expect((await timeLine()).map(({ type, details }) => [type, details['seq']])).toEqual([
      ['page_offered', seq],
      ['page_opened', seq],
    ]);
    expect(app.push.takePushed().map(({ to, event }) => [to, event])).toEqual([['agent:anna', 'history:added']]);
  });

  it('is said by the visitor it was offered to, of an offer, also after the end', async () => {
    const seq = await offered();
    const refused = { ok: false, error: { code: 'not_found' } };
    expect(await openedPage(app, mallory, { conversationId, seq })).toMatchObject(refused);
    for (const other of [0, seq - 1, seq + 1, 1_000_000]) {
      expect(await openedPage(app, eva, { conversationId, seq: other })).toMatchObject(refused);
    }
    expect(await timeLine()).toHaveLength(1);
    await closeConversation(app, anna, { conversationId });
    expect(await openedPage(app, eva, { conversationId, seq })).toMatchObject({ ok: true });
  });
});

describe('the list of foreign pages', () => {
  it('is saved by an administrator, checked like origins, and kept when an older console does not know it', async () => {
    const admin = await arrive(app, 'alex', { role: 'administrator' });
    const { look, hours, allowedOrigins } = (await app.store.get('site', SITE))!;
    const body = { siteId: SITE, look, hours, allowedOrigins: [...allowedOrigins] };
    for (const wrong of ['*', 'https://*', 'https://maker.example/path', 'javascript:alert(1)', 'maker.example']) {
      expect(await saveSite(app, admin, { ...body, pushOrigins: [wrong] })).toMatchObject({
        ok: false,
        error: { code: 'bad_request' },
      });
    }
    expect(await saveSite(app, anna, { ...body, pushOrigins: [] })).toMatchObject({ error: { code: 'forbidden' } });
    expect(await saveSite(app, admin, body)).toMatchObject({ data: { pushOrigins: ['https://maker.example'] } });
    await saveSite(app, admin, { ...body, pushOrigins: ['https://*.docs.example'] });
    expect(await listSites(app, admin)).toMatchObject({
      data: { sites: [{ pushOrigins: ['https://*.docs.example'] }] },
    });
    expect((await offerPage(app, anna, offering(ALLOWED))).ok).toBe(false);
    expect((await offerPage(app, anna, offering('https://de.docs.example/a'))).ok).toBe(true);
  });
});
