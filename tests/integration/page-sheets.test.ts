/** Style sheets beside the page, over real sockets: each once, before the page for late comers; and what a forged browser sends in their place. */
import { deflateRawSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { MAX_SHEET_BYTES, MAX_SHEETS, MAX_SHEETS_BYTES } from '../../shared/protocol/limits.ts';
import { encodePageFrame, readPageFrame } from '../../shared/protocol/page-frame.ts';
import { startTestServer, stopEverything } from '../support/running-server.ts';
import { consentTo, settled, talk } from '../support/talk.ts';

afterEach(stopEverything);

const text = deflateRawSync('a{color:red}');

async function watched() {
  const at = await talk(await startTestServer());
  const { agent, visitor, sessionId } = at;
  const { tab } = visitor.welcome;
  const frame = (kind: 'snapshot' | 'delta' | 'sheet', epoch: number, seq: number, payload: Uint8Array, of = tab) =>
    Buffer.from(encodePageFrame({ kind, tab: of, epoch, seq }, payload));
  return {
    ...at,
    tab,
    sheet: (name: number, payload: Uint8Array = text, of = tab) =>
      visitor.send('page:frame', frame('sheet', 7, name, payload, of)),
    page: (epoch: number, seq = 0) =>
      visitor.send('page:frame', frame(seq === 0 ? 'snapshot' : 'delta', epoch, seq, text)),
    watch: () => agent.ask('page:watch', { sessionId }),
    /** All that came since the last look, in order, once everything has come. */
    async came(): Promise<string[]> {
      await settled(agent, visitor);
      const frames = agent.told('page:frame').map(([, bytes]) => readPageFrame(bytes as Uint8Array)!);
      const names = frames.map(({ kind, epoch, seq }) => (kind === 'sheet' ? `sheet ${seq}` : `${epoch}.${seq}`));
      const fresh = names.slice(seen);
      seen = names.length;
      return fresh;
    },
  };
}
let seen = 0;
afterEach(() => {
  seen = 0;
});

test('each comes once, before the page for a late comer, and outlives its page until the grant ends', async () => {
  const { agent, visitor, sessionId, sheet, page, watch, came } = await watched();
  await consentTo('view', agent, visitor, sessionId);
  await watch();
  for (const name of [1, 2, 1]) sheet(name);
  page(1);
  expect(await came()).toEqual(['sheet 1', 'sheet 2', '1.0']);
  // The next page of the session names the first, and another.
  sheet(3);
  page(2);
  page(2, 1);
  expect(await came()).toEqual(['sheet 3', '2.0', '2.1']);

  await agent.ask('page:unwatch', { sessionId });
  await watch();
  expect(await came()).toEqual(['sheet 2', 'sheet 1', 'sheet 3', '2.0', '2.1']);

  await visitor.ask('grant:stop', { capability: 'view' });
  await consentTo('view', agent, visitor, sessionId);
  await watch();
  page(3);
  expect(await came()).toEqual(['3.0']);
});

test('who asks for a fresh picture gets the sheets again, since some may be missing there', async () => {
  const { agent, visitor, sessionId, sheet, page, watch, came } = await watched();
  await consentTo('view', agent, visitor, sessionId);
  await watch();
  sheet(1);
  page(1);
  expect(await came()).toEqual(['sheet 1', '1.0']);
  await agent.ask('page:resync', { sessionId });
  sheet(1);
  page(2);
  sheet(1);
  expect(await came()).toEqual(['sheet 1', '2.0']);
});

test('row 3: without a grant, of another tab, too large: none of it reaches anybody or is kept', async () => {
  const { agent, visitor, sessionId, tab, sheet, page, watch, came } = await watched();
  sheet(1);
  await settled(agent, visitor);
  await consentTo('view', agent, visitor, sessionId);
  await watch();
  sheet(2, text, tab + 1);
  sheet(3, new Uint8Array(MAX_SHEET_BYTES * 1.2));
  visitor.send('page:frame', Buffer.from([3, tab, 1, 2]));
  visitor.send('page:frame', 'sheet');
  page(1);
  expect(await came()).toEqual(['1.0']);
  await agent.ask('page:unwatch', { sessionId });
  await watch();
  expect(await came()).toEqual(['1.0']);
});

test('row 23: a flood is cut to the agreed rate, and little of it is kept', async () => {
  const { agent, visitor, sessionId, sheet, watch, came } = await watched();
  await consentTo('view', agent, visitor, sessionId);
  await watch();
  for (let name = 0; name < 400; name += 1) sheet(name);
  const small = await came();
  expect(small.length).toBeGreaterThan(MAX_SHEETS);
  expect(small.length).toBeLessThan(300);
  await agent.ask('page:unwatch', { sessionId });
  await watch();
  expect((await came()).length).toBeLessThanOrEqual(MAX_SHEETS);
});

test('row 23: so are many large ones', async () => {
  const { agent, visitor, sessionId, sheet, watch, came } = await watched();
  await consentTo('view', agent, visitor, sessionId);
  await watch();
  const large = new Uint8Array(MAX_SHEET_BYTES - 100);
  for (let name = 0; name < 12; name += 1) sheet(name, large);
  expect((await came()).length).toBeLessThanOrEqual(1 + MAX_SHEETS_BYTES / large.length);
});
