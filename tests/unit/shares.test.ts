import { expect, test } from 'vitest';
import { createLocalBus } from '../../server/bus/local-bus.ts';
import { createShares } from '../../server/sockets/relays/shares.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';

const SESSION = 'session' as SessionId;
/** The bus delivers in microtasks; one turn of the loop empties them all. */
const delivered = () => new Promise((resolve) => setImmediate(resolve));

async function nodes() {
  const bus = createLocalBus();
  let now = 0;
  const clock = { now: () => now };
  const open = async (nodeId: string) => {
    const changes: SessionId[] = [];
    const shares = await createShares<string>('t', { nodeId, bus, clock }, (sessionId) => changes.push(sessionId));
    return { ...shares, changes };
  };
  return { open, pass: (ms: number) => void (now += ms) };
}

test('every node knows what each of them says, and is told of changes only', async () => {
  const { open } = await nodes();
  const [a, b] = [await open('a'), await open('b')];
  a.tell(SESSION, 'of a');
  b.tell(SESSION, 'of b');
  await delivered();
  expect(a.all(SESSION)).toEqual(['of a', 'of b']);
  expect(b.all(SESSION)).toEqual(['of b', 'of a']);
  a.tell(SESSION, 'of a');
  await delivered();
  expect(b.changes).toHaveLength(2);
  a.tell(SESSION, null);
  await delivered();
  expect(b.all(SESSION)).toEqual(['of b']);
});

test('a late node hears the rest soon; a silent one is forgotten', async () => {
  const { open, pass } = await nodes();
  const a = await open('a');
  a.tell(SESSION, 'of a');
  await delivered();
  const b = await open('b');
  expect(b.all(SESSION)).toEqual([]);
  pass(3_000);
  a.tick();
  await delivered();
  expect(b.all(SESSION)).toEqual(['of a']);
  pass(11_999);
  b.tick();
  expect(b.all(SESSION)).toEqual(['of a']);
  pass(1);
  b.tick();
  expect(b.all(SESSION)).toEqual([]);
  expect(b.changes).toHaveLength(2);
});

test('row 23: changes in quick succession are told together, the last of them always', async () => {
  const { open, pass } = await nodes();
  const [a, b] = [await open('a'), await open('b')];
  for (let change = 0; change < 100; change += 1) a.tell(SESSION, `change ${change}`);
  a.tick();
  await delivered();
  expect(b.changes).toHaveLength(1);
  pass(250);
  a.tick();
  await delivered();
  expect(b.all(SESSION)).toEqual(['change 99']);
  expect(b.changes).toHaveLength(2);
  expect(a.changes).toHaveLength(2);
});

test('the end of what a node says is told at once', async () => {
  const { open } = await nodes();
  const [a, b] = [await open('a'), await open('b')];
  a.tell(SESSION, 'of a');
  a.tell(SESSION, null);
  await delivered();
  expect(b.all(SESSION)).toEqual([]);
});
