/**
 * Rows 10 to 12 for what is shown, through the real server's doors: who puts up what, what is served to whom and how, who shows and
 * moves what to whom.
 */
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { CaseOpened } from '../../shared/protocol/case.ts';
import type { DeskConversation } from '../../shared/protocol/chat.ts';
import { MAX_FILE_BYTES } from '../../shared/protocol/limits.ts';
import type { FileRow, Showing } from '../../shared/protocol/showing.ts';
import { FILE_PIECE_BYTES } from '../../server/domain/stored-file.ts';
import { startTestServer, stopEverything, type TestServer } from '../support/running-server.ts';
import { sampleDocument, samplePicture } from '../support/sample-files.ts';

afterEach(stopEverything);

type ShowingNow = { showing: Showing | null };
type Headers = Record<string, string>;

async function talk(server: TestServer) {
  const agent = await server.agent('anna@demo.lotse');
  const visitor = await server.visitor();
  await visitor.ask('chat:start', { clientMessageId: 'm1', text: 'Moin' });
  const { caseId, conversationId } = await agent.next<DeskConversation>(
    'conversation:changed',
    ({ state }) => state === 'assigned',
  );
  const signedIn = await server.signIn('anna@demo.lotse');
  return { agent, visitor, caseId, conversationId, signedIn, sessionId: visitor.welcome.sessionId };
}
const putUp = (server: TestServer, headers: Headers, sessionId: string, body: BodyInit, name = 'a.png') =>
  fetch(`${server.url}/api/v1/files?${new URLSearchParams({ sessionId, name })}`, { method: 'POST', headers, body });
const bytes = (buffer: Buffer) => new Uint8Array(buffer);
async function shown(server: TestServer, at: Awaited<ReturnType<typeof talk>>, file: Buffer, name = 'a.png') {
  const row = (await (await putUp(server, at.signedIn, at.sessionId, bytes(file), name)).json()) as FileRow;
  const opened = await at.agent.ask<ShowingNow>('showing:open', {
    sessionId: at.sessionId,
    what: { from: 'file', fileId: row.fileId },
    note: '',
  });
  if (!opened.showing) throw new Error('nothing is shown');
  return { row, showing: opened.showing };
}

describe('row 11: what is put up', () => {
  const html = '<html><script>alert(1)</script></html>';
  test.each([
    ['a page named as a picture', Buffer.from(html)],
    ['a drawing that can run scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a page before a document', Buffer.from(`${html}%PDF-1.4`)],
    ['a film of another kind', Buffer.from('\x1a\x45\xdf\xa3\x8f\x42\x82\x88matroska', 'latin1')],
    ['a film for another player', Buffer.from('\0\0\0\x18ftypqt  ', 'latin1')],
    ['nothing', Buffer.alloc(0)],
  ])('is not %s', async (_what, body) => {
    const server = await startTestServer();
    const { signedIn, sessionId, agent } = await talk(server);
    const answer = await putUp(server, signedIn, sessionId, bytes(body));
    expect([400, 415]).toContain(answer.status);
    expect(await agent.ask('files:list', { sessionId })).toEqual({ files: [] });
  });

  test('is served as data to draw, never as a page, whatever else it could be read as', async () => {
    const server = await startTestServer();
    const at = await talk(server);
    const polyglot = Buffer.from(`GIF89a/*\0\0\0\0*/=1;${html}`, 'latin1');
    const { row, showing } = await shown(server, at, polyglot, '../../console/"index\r\n.html');
    expect(row).toMatchObject({ kind: 'picture', name: '"index.html' });
    const served = await fetch(`${server.url}${showing.url}`);
    expect(Buffer.from(await served.arrayBuffer()).equals(polyglot)).toBe(true);
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': 'image/gif',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'content-disposition': `attachment; filename="_index.html"; filename*=UTF-8''%22index.html`,
      'referrer-policy': 'no-referrer',
    });
    expect(served.headers.get('set-cookie')).toBeNull();
  });

  test('has an end: too large by word and by deed, and half of it is not kept', async () => {
    const server = await startTestServer();
    const { signedIn, sessionId, agent } = await talk(server);
    const large = new Uint8Array(MAX_FILE_BYTES + 1);
    large.set(samplePicture());
    expect((await putUp(server, signedIn, sessionId, large)).status).toBe(413);
    // Without a stated length it is counted as it comes, and the answer is there while the rest is still coming.
    const address = `${server.url}/api/v1/files?${new URLSearchParams({ sessionId, name: 'a.png' })}`;
    const upload = request(address, { method: 'POST', headers: signedIn });
    upload.write(large);
    upload.write(large.subarray(0, FILE_PIECE_BYTES));
    const [answer] = (await once(upload, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(413);
    upload.end(large.subarray(0, 1_000_000));
    await Promise.all([once(upload, 'finish'), once(answer.resume(), 'end')]);
    expect(await server.app.store.filesOf(sessionId)).toEqual([]);
    expect(await agent.ask('files:list', { sessionId })).toEqual({ files: [] });
  });

  test('row 23: is read as often as people look at it, and then slowly', async () => {
    const server = await startTestServer();
    const at = await talk(server);
    const picture = Buffer.concat([samplePicture(4, 4), Buffer.alloc(MAX_FILE_BYTES - 100_000)]);
    const { showing } = await shown(server, at, picture);
    const other = await shown(server, at, samplePicture());
    const looks = 24;
    const answers = await Promise.all(
      Array.from({ length: looks }, async () => {
        const answer = await fetch(`${server.url}${showing.url}`);
        await answer.body?.cancel();
        return answer;
      }),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(looks);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    // Nobody else's file is held up.
    expect((await fetch(`${server.url}${other.showing.url}`)).status).toBe(200);
  });

  test('row 10: not when the conversation is over before it has arrived', async () => {
    const server = await startTestServer();
    const { signedIn, sessionId, conversationId, visitor, agent } = await talk(server);
    const picture = bytes(Buffer.concat([samplePicture(4, 4), Buffer.alloc(FILE_PIECE_BYTES)]));
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const address = `${server.url}/api/v1/files?${new URLSearchParams({ sessionId, name: 'a.png' })}`;
    const answer = fetch(address, {
      method: 'POST',
      headers: signedIn,
      body: readable,
      duplex: 'half',
    } as RequestInit);
    await writer.write(picture);
    await expect.poll(() => server.app.store.filesOf(sessionId)).toHaveLength(1);
    await visitor.ask('chat:close', { conversationId });
    expect(await agent.refusal('files:list', { sessionId })).toBe('not_found');
    await writer.close();
    expect((await answer).status).toBe(404);
    expect(await server.app.store.filesOf(sessionId)).toEqual([]);
  });

  test('row 10: only by a signed-in agent of our own pages, for a session of his own', async () => {
    const server = await startTestServer();
    const { signedIn, sessionId } = await talk(server);
    const picture = bytes(samplePicture(4, 4));
    const other = await server.signIn('mira@demo.lotse');
    const tries: [Headers, string, number][] = [
      [{ origin: server.url }, sessionId, 401],
      [{ cookie: signedIn.cookie }, sessionId, 403],
      [{ cookie: signedIn.cookie, origin: 'https://evil.example' }, sessionId, 403],
      [other, sessionId, 404],
      [signedIn, (await server.visitor()).welcome.sessionId, 404],
      [signedIn, '../sessions', 400],
    ];
    for (const [headers, session, status] of tries) {
      expect((await putUp(server, headers, session, picture)).status, JSON.stringify([session, status])).toBe(status);
    }
    expect((await putUp(server, signedIn, sessionId, picture)).status).toBe(201);
  });
});

describe('row 11: what is served', () => {
  test('only at an address the server gave, and no longer when the file is gone', async () => {
    const server = await startTestServer();
    const at = await talk(server);
    const { row, showing } = await shown(server, at, samplePicture(4, 4));
    const [, , id = '', key = ''] = showing.url.split('/');
    const [day = '', signature = ''] = key.split('.');
    const other = await shown(server, at, samplePicture(5, 5));
    const guesses = [
      `/files/${id}`,
      `/files/${id}/`,
      `/files/${id}/${day}.${'A'.repeat(24)}`,
      `/files/${id}/${Number(day) + 1}.${signature}`,
      `/files/${id}/${Number(day) - 5}.${signature}`,
      `/files/${id}/${other.showing.url.split('/').at(-1)}`,
      `/files/${id}/..%2f..%2f${key}`,
      `/files/%2e%2e/${key}`,
      `/files/__proto__/${key}`,
    ];
    for (const guess of guesses) expect((await fetch(`${server.url}${guess}`)).status, guess).toBe(404);
    expect((await fetch(`${server.url}${showing.url}`)).status).toBe(200);
    await at.agent.ask('files:remove', { fileId: row.fileId });
    expect((await fetch(`${server.url}${showing.url}`)).status).toBe(404);
  });

  test('whole or in part, over the seams of its pieces', async () => {
    const server = await startTestServer();
    const at = await talk(server);
    const file = Buffer.concat([sampleDocument(['eins']), Buffer.alloc(700_000, 'x'), Buffer.from('Ende')]);
    const { showing } = await shown(server, at, file, 'a.pdf');
    const part = async (range: string) => {
      const answer = await fetch(`${server.url}${showing.url}`, { headers: { range } });
      return [answer.status, answer.headers.get('content-range'), Buffer.from(await answer.arrayBuffer())] as const;
    };
    const size = file.length;
    expect(await part('bytes=262140-262150')).toEqual([
      206,
      `bytes 262140-262150/${size}`,
      file.subarray(262_140, 262_151),
    ]);
    expect(await part('bytes=-4')).toEqual([206, `bytes ${size - 4}-${size - 1}/${size}`, Buffer.from('Ende')]);
    expect((await part(`bytes=${size}-`))[0]).toBe(416);
    expect((await part('bytes=5-1,7-'))[2].equals(file)).toBe(true);
  });
});

describe('showing', () => {
  test('row 10: others than who deals with the visitor show, move, list and take away nothing', async () => {
    const server = await startTestServer();
    const at = await talk(server);
    const { row, showing } = await shown(server, at, sampleDocument(['eins', 'zwei']), 'a.pdf');
    const { sessionId } = at;
    const { showingId } = showing;
    const stranger = await server.agent('mira@demo.lotse');
    const open = { sessionId, what: { from: 'file', fileId: row.fileId }, note: '' };
    expect(await stranger.refusal('showing:open', open)).toBe('not_found');
    expect(await stranger.refusal('showing:close', { sessionId, showingId })).toBe('not_found');
    expect(await stranger.refusal('files:list', { sessionId })).toBe('not_found');
    expect(await stranger.refusal('files:remove', { fileId: row.fileId })).toBe('not_found');
    stranger.send('showing:move', { sessionId, showingId, place: { at: 2, playing: false } });
    const other = await server.visitor();
    expect(await other.refusal('showing:open', open)).toBe('unknown_event');
    other.send('showing:move', { showingId, place: { at: 2, playing: false } });
    await other.ask('showing:close', { showingId });
    await stranger.ask('visitors:watch', { watch: false });
    expect((await server.app.store.get('session', sessionId))?.showing?.place.at).toBe(1);
    // A file of one visitor is none for another.
    await other.ask('chat:start', { clientMessageId: 'm2', text: 'Moin' });
    await at.agent.next<DeskConversation>(
      'conversation:changed',
      (changed) => changed.sessionId === other.welcome.sessionId && changed.state === 'assigned',
    );
    const foreign = { ...open, sessionId: other.welcome.sessionId };
    expect(await at.agent.refusal('showing:open', foreign)).toBe('not_found');
  });

  test('both move it, a stale move is nothing, and it is on the time line', async () => {
    const server = await startTestServer();
    const at = await talk(server);
    const { showing } = await shown(server, at, sampleDocument(['eins', 'zwei']), 'Tarife.pdf');
    const { agent, visitor, sessionId } = at;
    const { showingId } = showing;
    const isAt = (page: number) => (told: ShowingNow) => told.showing?.place.at === page;
    agent.send('showing:move', { sessionId, showingId, place: { at: 2, playing: false } });
    const told = await visitor.next<ShowingNow>('showing:changed', isAt(2));
    expect(told.showing).toMatchObject({ kind: 'document', agentName: 'Anna Petersen', place: { movedBy: 'agent' } });
    visitor.send('showing:move', { showingId: 'another', place: { at: 7, playing: false } });
    visitor.send('showing:move', { showingId, place: { at: 1.5, playing: false } });
    visitor.send('showing:move', { showingId, place: { at: 1, playing: true } });
    const seen = await agent.next<ShowingNow>('showing:changed', (now) => now.showing?.place.movedBy === 'visitor');
    expect(seen.showing?.place).toMatchObject({ at: 1, playing: false });
    const again = await server.visitor(visitor.welcome.token, 'tab-2');
    expect(again.welcome.showing).toMatchObject({ showingId, place: { at: 1 } });
    expect((await server.agent('anna@demo.lotse')).desk.showings).toMatchObject([
      { sessionId, showing: { showingId } },
    ]);
    await visitor.ask('showing:close', { showingId });
    await agent.next<ShowingNow>('showing:changed', ({ showing: now }) => now === null);
    const { history } = await agent.ask<CaseOpened>('case:get', { caseId: at.caseId });
    expect(history.find(({ type }) => type === 'shown')?.details).toEqual({ kind: 'document', name: 'Tarife.pdf' });
  });

  test('ends with the conversation', async () => {
    const server = await startTestServer();
    const at = await talk(server);
    await shown(server, at, samplePicture(4, 4));
    await at.agent.ask('conversation:close', { conversationId: at.conversationId });
    await at.visitor.next<ShowingNow>('showing:changed', ({ showing }) => showing === null);
    expect((await server.app.store.get('session', at.sessionId))?.showing).toBeNull();
  });
});
