/** What is too much is dropped with `rate_limited`, and only for whoever does it. */
import { afterEach, expect, test } from 'vitest';
import { CONCERNS_BY_ADDRESS, MAX_SESSION_SOCKETS, VISITOR_LIMITS } from '../../server/sockets/wire/rate-limits.ts';
import { startTestServer, stopEverything } from '../support/running-server.ts';

afterEach(stopEverything);

test('row 23: a flood on one socket is refused, others are left alone', async () => {
  const server = await startTestServer();
  const flooding = await server.visitor();
  const quiet = await server.visitor();
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => flooding.request('chat:sync', { conversationId: 'x', afterSeq: 0 })),
  );
  const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.error.code));
  expect(codes.filter((code) => code === 'rate_limited').length).toBeGreaterThan(50);
  const refused = answers.find((answer) => !answer.ok && answer.error.code === 'rate_limited');
  expect(refused && !refused.ok && refused.error.retryAfterMs).toBeGreaterThan(0);
  expect(await quiet.refusal('chat:sync', { conversationId: 'x', afterSeq: 0 })).toBe('not_found');
});

test('a code that still lives is shown again', async () => {
  const server = await startTestServer();
  const visitor = await server.visitor();
  const first = await visitor.ask<{ code: string }>('code:make', {});
  expect(await visitor.ask('code:make', {})).toEqual(first);
});

test('row 23: the tabs of one visitor may do together what one may do, and no more', async () => {
  const server = await startTestServer();
  const first = await server.visitor();
  const tabs = [first];
  for (let tab = 1; tab < 8; tab += 1) tabs.push(await server.visitor(first.welcome.token, `tab-${tab}`));
  const codes: string[] = [];
  for (const tab of tabs)
    for (let said = 0; said < 3; said += 1) {
      const answer = await tab.request('call:rate', { callId: 'nobodys', stars: 5, comment: '' });
      codes.push(answer.ok ? 'ok' : answer.error.code);
    }
  expect(codes.filter((code) => code !== 'rate_limited').length).toBeLessThanOrEqual(
    (VISITOR_LIMITS.events['call:rate']?.burst ?? 0) + 1,
  );
  expect(await (await server.visitor()).refusal('call:rate', { callId: 'nobodys', stars: 5, comment: '' })).not.toBe(
    'rate_limited',
  );
});

test('row 23: a session has so many connections and no more, whatever tabs they say they are', async () => {
  const server = await startTestServer({ LOTSE_LIMITS_FACTOR: '20' });
  const first = await server.visitor();
  const { token, sessionId } = first.welcome;
  for (let opened = 1; opened < MAX_SESSION_SOCKETS; opened += 1) await server.visitor(token, 'tab-1');
  await expect(server.visitor(token, 'tab-2')).rejects.toThrow(/rate_limited/);
  // Somebody else is none the worse, and a closed tab makes room.
  expect((await server.visitor()).welcome.sessionId).not.toBe(sessionId);
});

test('row 23: orders nobody placed fill no time line from one address, however many connections say them', async () => {
  const server = await startTestServer();
  const outcomes: string[] = [];
  for (let visitors = 0; visitors < 12; visitors += 1) {
    const visitor = await server.visitor();
    for (let order = 0; order < 4; order += 1) {
      const said = await visitor.request('order:placed', {
        orderId: `${visitors}-${order}`,
        value: 1,
        currency: 'EUR',
      });
      outcomes.push(said.ok ? 'ok' : said.error.code);
    }
  }
  expect(outcomes.filter((outcome) => outcome === 'ok').length).toBeLessThanOrEqual(CONCERNS_BY_ADDRESS.burst + 2);
  expect(outcomes.at(-1)).toBe('rate_limited');
});
