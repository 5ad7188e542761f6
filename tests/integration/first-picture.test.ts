/** Who asks for a page's first picture: nobody while the browser sends it by itself, and the server when it did not come. */
import { beforeEach, expect, test } from 'vitest';
import { PICTURE_DUE_MS } from '../../server/sockets/relays/page-relay.ts';
import { delivered, openStream, SESSION, TAB, viewGrant, watchingAgent } from '../support/page-stream.ts';

let stream: Awaited<ReturnType<typeof openStream>>;
beforeEach(async () => {
  stream = await openStream();
});
async function watch(name: string) {
  const agent = watchingAgent(name);
  await stream.watch.start(SESSION, agent);
  await delivered();
  return agent;
}
async function later(ms: number): Promise<void> {
  stream.clock.advance(ms);
  stream.watch.tick();
  await delivered();
}

test('after a yes the browser sends it by itself: it is not asked, and the agent gets it once', async () => {
  stream.grants.note(SESSION, [viewGrant('anna')]);
  const anna = await watch('anna');
  await later(PICTURE_DUE_MS - 1);
  stream.send(1, 0);
  await later(PICTURE_DUE_MS * 3);
  expect(stream.wanted).toEqual([]);
  expect(anna.seen).toEqual(['1.0']);
});

test('who really gets nothing gets one all the same: it is asked for when it is overdue, and again while nothing comes', async () => {
  stream.grants.note(SESSION, [viewGrant('anna')]);
  const anna = await watch('anna');
  await later(PICTURE_DUE_MS - 1);
  expect(stream.wanted).toHaveLength(0);
  await later(1);
  expect(stream.wanted).toHaveLength(1);
  await later(PICTURE_DUE_MS - 1);
  expect(stream.wanted).toHaveLength(1);
  await later(1);
  expect(stream.wanted).toHaveLength(2);
  stream.send(1, 0);
  await later(PICTURE_DUE_MS * 3);
  expect(stream.wanted).toHaveLength(2);
  expect(anna.seen).toEqual(['1.0']);
});

test('who begins to watch later on a node that has nothing asks at once, a second one does not ask for the same again', async () => {
  stream.grants.note(SESSION, [viewGrant('anna'), viewGrant('mira')]);
  stream.clock.advance(PICTURE_DUE_MS);
  await watch('anna');
  expect(stream.wanted).toHaveLength(1);
  stream.clock.advance(PICTURE_DUE_MS / 2);
  await watch('mira');
  expect(stream.wanted).toHaveLength(1);
});

test('a tab that comes, with the next page or after a lost line, sends by itself too', async () => {
  stream.grants.note(SESSION, [viewGrant('anna')]);
  stream.send(1, 0);
  await later(PICTURE_DUE_MS * 2);
  stream.relay.forgetTab(SESSION, TAB);
  stream.relay.tabCame(SESSION);
  await watch('anna');
  await later(PICTURE_DUE_MS - 1);
  expect(stream.wanted).toHaveLength(0);
  await later(1);
  expect(stream.wanted).toHaveLength(1);
});

test('after a pause as after a yes; what went before does not count', async () => {
  stream.grants.note(SESSION, [viewGrant('anna')]);
  await later(PICTURE_DUE_MS * 2);
  stream.grants.note(SESSION, [{ ...viewGrant('anna'), paused: true }]);
  stream.grants.note(SESSION, [viewGrant('anna')]);
  await watch('anna');
  expect(stream.wanted).toHaveLength(0);
});

test('an agent who asks for a fresh picture is heard at once, also while the first is on its way', () => {
  stream.grants.note(SESSION, [viewGrant('anna')]);
  stream.relay.wantSnapshot(SESSION);
  expect(stream.wanted).toHaveLength(1);
});
