/** A call over the real sockets of the real server: asked for, consented to, joined by both engines, hung up, in the history. */
import { afterEach, expect, test } from 'vitest';
import { CallEngine } from '../../shared/call/call-engine.ts';
import type { CallSignal } from '../../shared/call/call-ports.ts';
import type { CallNotice } from '../../shared/protocol/call.ts';
import type { CaseOpened } from '../../shared/protocol/case.ts';
import type { DeskConversation } from '../../shared/protocol/chat.ts';
import type { ConsentState } from '../../shared/protocol/consent.ts';
import type { CallId } from '../../shared/protocol/ids.ts';
import { openFakeDevice } from '../support/fake-device.ts';
import { fakeStream } from '../support/fake-track.ts';
import { startTestServer, stopEverything } from '../support/running-server.ts';
import type { TestSocket } from '../support/test-socket.ts';

const engines: CallEngine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) engine.close();
  await stopEverything();
});

async function askForCall(environment: Record<string, string>) {
  const server = await startTestServer(environment);
  const agent = await server.agent('anna@demo.lotse');
  const visitor = await server.visitor();
  await visitor.ask('chat:start', { clientMessageId: 'm1', text: 'Moin' });
  const { caseId } = await agent.next<DeskConversation>('conversation:changed', ({ state }) => state === 'assigned');
  const { sessionId } = visitor.welcome;
  return {
    agent,
    visitor,
    caseId,
    asked: await agent.request<ConsentState>('consent:ask', { sessionId, purpose: 'call' }),
  };
}

async function consent(visitor: TestSocket, send: readonly string[]): Promise<ConsentState> {
  const { ask } = await visitor.next<ConsentState>('consent:changed', ({ ask: open }) => open !== null);
  return visitor.ask('consent:answer', { askId: ask?.askId, answer: 'yes', send, textVersion: 1, locale: 'de' });
}

function join(socket: TestSocket, callId: CallId): CallEngine {
  const engine = new CallEngine(
    callId,
    { microphone: true, camera: true },
    {
      signal: ((event: string, body: object) => socket.request(event, body)) as CallSignal,
      getUserMedia: async (constraints) => fakeStream(constraints),
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      chance: () => 0,
      openDevice: openFakeDevice,
    },
  );
  socket.socket.on('call:notice', (notice: CallNotice) => engine.notice(notice));
  engines.push(engine);
  return engine;
}
const sent = (engine: CallEngine) =>
  engine.view.peers.map(({ name, tracks }) => [name, Object.keys(tracks).toSorted()]);

test('both are in the call with what the visitor consented to, until one hangs up', async () => {
  const { agent, visitor, caseId } = await askForCall({ LOTSE_MEDIA_MISSING: '', LOTSE_MEDIA_PORT: '0' });
  const { callId, grants } = await consent(visitor, ['audio']);
  if (callId === null) throw new Error('no call');
  expect(grants.map(({ capability }) => capability)).toEqual(['audio']);
  const told = await agent.next<{ consent: ConsentState }>('consent:changed', (body) => body.consent.callId === callId);
  expect(told.consent.grants).toEqual(grants);

  const [mine, hers] = [join(visitor, callId), join(agent, callId)];
  await expect.poll(() => sent(mine)).toEqual([['Anna Petersen', ['camera', 'microphone']]]);
  await expect.poll(() => sent(hers)).toMatchObject([[expect.any(String), ['microphone']]]);
  expect(mine.view.camera).toMatchObject({ allowed: false, state: 'off' });

  await mine.hangUp();
  await expect.poll(() => hers.view).toMatchObject({ state: 'ended', over: 'by_visitor' });
  await agent.next<{ consent: ConsentState }>('consent:changed', (body) => body.consent.callId === null);
  const { history } = await agent.ask<CaseOpened>('case:get', { caseId });
  expect(history.map(({ type }) => type)).toEqual(expect.arrayContaining(['call_started', 'call_ended']));
});

test('without a media worker nobody is asked for a call', async () => {
  const { asked } = await askForCall({});
  expect(asked).toMatchObject({ ok: false, error: { code: 'media_unavailable' } });
});
