/** Pointing over real sockets: only by who may, on that page, in the colour the server gave, at a hand's rate; colleagues see it. */
import { afterEach, expect, test } from 'vitest';
import { MAX_POINTER_BYTES, encodePointer, type PointerFrame } from '../../shared/protocol/pointer-frame.ts';
import { POINTER_LIMIT } from '../../server/sockets/wire/rate-limits.ts';
import { startTestServer, stopEverything } from '../support/running-server.ts';
import { settled, talkWith } from '../support/talk.ts';

afterEach(stopEverything);

const bytes = (frame: PointerFrame) => Buffer.from(encodePointer(frame));
const outline = (node: number) => bytes({ kind: 'outline', tab: 0, node });

test.each<[string, PointerFrame]>([
  ['an outline', { kind: 'outline', tab: 0, node: 4 }],
  ['a piece of a stroke', { kind: 'stroke', tab: 0, node: 4, stroke: 3, isLast: false, points: [{ x: 0.5, y: 2 }] }],
  ['marked text', { kind: 'text', tab: 0, node: 4, from: 1, lastNode: 6, to: 9 }],
  ['wiping', { kind: 'wipe', tab: 0 }],
])('%s reaches the page with the colour of the grant before it', async (_what, frame) => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talkWith(server, 'point');
  agent.send('page:pointer', sessionId, bytes(frame));
  expect(await visitor.nextArgs('page:pointer')).toEqual([Buffer.concat([Buffer.of(0), bytes(frame)])]);
});

test('row 7: not without looking, not by another agent, not on another session, not from a visitor', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talkWith(server, 'point');
  const other = await server.visitor();
  const colleague = await server.agent('mira@demo.lotse');
  await colleague.request('page:watch', { sessionId });
  colleague.send('page:pointer', sessionId, outline(4));
  agent.send('page:pointer', other.welcome.sessionId, outline(4));
  other.send('page:pointer', sessionId, outline(4));
  await agent.ask('page:unwatch', { sessionId });
  agent.send('page:pointer', sessionId, outline(4));
  await settled(colleague, other);
  await settled(agent, visitor);
  expect([...visitor.told('page:pointer'), ...other.told('page:pointer')]).toEqual([]);
});

test.each([
  ['the visitor rests pointing', 'grant:pause', { capability: 'point', paused: true }],
  ['the visitor rests seeing', 'grant:pause', { capability: 'view', paused: true }],
  ['the visitor ends pointing', 'grant:stop', { capability: 'point' }],
  ['the visitor ends seeing', 'grant:stop', { capability: 'view' }],
])('row 7: nothing gets through after %s', async (_what, event, body) => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talkWith(server, 'point');
  await visitor.ask(event, body);
  agent.send('page:pointer', sessionId, outline(4));
  await settled(agent, visitor);
  expect(visitor.told('page:pointer')).toEqual([]);
});

test('row 8: what is no frame of ours goes nowhere', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talkWith(server, 'point');
  const nan = bytes({ kind: 'click', tab: 0, node: 4, x: Number.NaN, y: 0 });
  const endless = bytes({ kind: 'stroke', tab: 0, node: 4, stroke: 1, isLast: true, points: [{ x: 0, y: Infinity }] });
  const unknown = Buffer.from(outline(4));
  unknown.writeUInt8(7, 0);
  // A colour of one's own choice is a byte too many.
  const colored = Buffer.concat([Buffer.of(5), outline(4)]);
  const junk = [
    nan,
    endless,
    unknown,
    colored,
    Buffer.alloc(0),
    Buffer.alloc(MAX_POINTER_BYTES + 1, 4),
    'text',
    { node: 4 },
    null,
  ];
  for (const one of junk) agent.send('page:pointer', sessionId, one);
  agent.send('page:pointer', sessionId, outline(4), 5);
  agent.send('page:pointer', [sessionId], outline(4));
  await settled(agent, visitor);
  expect(visitor.told('page:pointer')).toEqual([]);
});

test('row 23: frames are cut to the rate of a hand, and keep their order', async () => {
  const server = await startTestServer();
  const { agent, visitor, sessionId } = await talkWith(server, 'point');
  for (let node = 1; node <= 3 * POINTER_LIMIT.burst; node += 1) agent.send('page:pointer', sessionId, outline(node));
  await settled(agent, visitor);
  const nodes = visitor.told('page:pointer').map(([frame]) => (frame as Buffer).readUInt32BE(3));
  expect(nodes.slice(0, POINTER_LIMIT.burst)).toEqual(Array.from({ length: POINTER_LIMIT.burst }, (_, at) => at + 1));
  // A moment passes while they are sent.
  expect(nodes.length).toBeLessThan(2 * POINTER_LIMIT.burst);
});
