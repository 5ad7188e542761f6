/** What is too much is dropped with `rate_limited`, and only for whoever does it. */
import { afterEach, expect, test } from 'vitest';
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
