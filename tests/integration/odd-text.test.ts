/** Junk that is text: NUL, lone surrogates, turned directions, nothing but invisible signs; the same on both databases. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseOpened } from '../../shared/protocol/case.ts';
import type { Message, VisitorConversation } from '../../shared/protocol/chat.ts';
import { startPostgres, type ThrowAwayPostgres } from '../support/postgres.ts';
import { helloBody, startTestServer, stopEverything, type TestServer } from '../support/running-server.ts';

const ODD = {
  nul: 'a\u0000b',
  surrogate: 'a\uD83Db',
  turned: '\u202Eabc\u2066def',
  invisible: '\u200B\u200D\uFEFFx',
  emoji: '😀'.repeat(2_000),
};

let postgres: ThrowAwayPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await stopEverything();
  await postgres.stop();
});

describe.each(['embedded', 'postgres'])('on the %s database', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    const settings = { LOTSE_DEMO: '1', LOTSE_LIMITS_FACTOR: '100' };
    server = await startTestServer(
      database === 'postgres' ? { ...settings, DATABASE_URL: await postgres.createDatabase('odd') } : settings,
    );
  });

  it('is said, kept and read again as it was', async () => {
    const anna = await server.agent('anna@demo.lotse');
    const visitor = await server.visitor();
    const texts = Object.values(ODD);
    const start = { clientMessageId: 'm0', text: texts[0] };
    const { conversation } = await visitor.ask<{ conversation: VisitorConversation }>('chat:start', start);
    const { conversationId } = conversation;
    for (const [place, text] of texts.slice(1).entries()) {
      await visitor.ask('chat:send', { conversationId, clientMessageId: `m${place + 1}`, text });
    }
    const { messages } = await anna.ask<{ messages: Message[] }>('chat:sync', { conversationId, afterSeq: 0 });
    const said = messages.flatMap(({ body }) => (body.type === 'text' ? [body.text] : []));
    expect(said.map((text) => text.toWellFormed())).toEqual(texts.map((text) => text.toWellFormed()));
    await server.agent('anna@demo.lotse');
  });

  it.each(Object.entries(ODD))('in every other field that is kept (%s)', async (_what, odd) => {
    const mira = await server.agent('mira@demo.lotse');
    const name = odd.slice(0, 100);
    const visitor = await server.visitor();
    const left = { name, email: 'x@example.org', text: odd, clientMessageId: 'left' };
    expect((await visitor.request('message:leave', left)).ok).toBe(true);
    const phone = { siteId: mira.desk.sites[0]?.siteId, phone: '+49 40 777', name, note: odd };
    const opened = await mira.ask<CaseOpened>('case:open-phone', phone);
    const { caseId, contactId } = opened.case;
    expect((await mira.request('case:note', { caseId, text: odd })).ok).toBe(true);
    expect((await mira.request('contact:save', { contactId, name, email: null, phone: null })).ok).toBe(true);
    expect((await mira.request('case:get', { caseId })).ok).toBe(true);
    const odder = await server.visitorSocket();
    const hello = helloBody(server.url);
    const title = odd.slice(0, 300);
    const facts = { 'product.name': title };
    const welcome = await odder.request('visitor:hello', {
      ...hello,
      locale: name.slice(0, 20),
      page: { ...hello.page, title },
      facts,
    });
    expect(welcome.ok).toBe(true);
    await odder.request('consent:answer', {
      askId: 'x',
      answer: 'no',
      send: [],
      textVersion: 1,
      locale: name.slice(0, 12),
    });
    const admin = await server.agent('admin@demo.lotse');
    const agent = {
      email: 'odd@demo.lotse',
      name,
      title: name,
      role: 'agent',
      skills: [],
      capacity: 0,
      password: `${odd.slice(0, 50)}------------`,
    };
    const saved = await admin.request<{ agentId: string }>('agents:save', agent);
    expect(saved.ok || saved.error.code).not.toBe('unavailable');
    expect(server.faults()).toEqual([]);
  });

  it('and a sign-in with odd letters is only wrong', async () => {
    for (const password of Object.values(ODD)) {
      const response = await fetch(`${server.url}/api/v1/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.url, cookie: 'lotse_agent=%00%ZZ; __proto__=1' },
        body: JSON.stringify({ email: 'anna@demo.lotse', password: password.slice(0, 200) }),
      });
      expect(response.status).toBe(401);
    }
    expect(server.faults()).toEqual([]);
  });
});
