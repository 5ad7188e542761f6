/** What a site's owner keeps for agents, through the real server's doors: who sees it, what is put up, and that nothing else of the disk is. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FileRow } from '../../shared/protocol/showing.ts';
import { startTestServer, stopEverything, type TestServer } from '../support/running-server.ts';
import { sampleDocument, samplePicture } from '../support/sample-files.ts';
import { talk } from '../support/talk.ts';
import { createThrowAwayFolder } from '../support/throw-away-folder.ts';

let folder: ReturnType<typeof createThrowAwayFolder>;
beforeEach(() => {
  folder = createThrowAwayFolder('library');
});
afterEach(async () => {
  await stopEverything();
  folder.remove();
});

type Headers = Record<string, string>;
const listed = (server: TestServer, headers: Headers, sessionId: string) =>
  fetch(`${server.url}/api/v1/library?${new URLSearchParams({ sessionId })}`, { headers });
const taken = (server: TestServer, headers: Headers, sessionId: string, name: string) =>
  fetch(`${server.url}/api/v1/files?${new URLSearchParams({ sessionId, name, kept: '1' })}`, {
    method: 'POST',
    headers,
  });
const keep = (name: string, body: string | Buffer) => writeFileSync(join(folder.path, 'demo', name), body);

test('lists what can be shown, and puts one up once', async () => {
  mkdirSync(join(folder.path, 'demo'));
  keep('Tarife.pdf', sampleDocument(['eins']));
  keep('Dach.PNG', samplePicture(4, 4));
  keep('Preise.xlsx', 'x');
  keep('.heimlich.pdf', sampleDocument(['zwei']));
  keep('leer.pdf', '');
  const server = await startTestServer({ LOTSE_LIBRARY: folder.path });
  const { agent, sessionId } = await talk(server);
  const headers = await server.signIn('anna@demo.lotse');
  // As a browser reads at home: it does not name its origin.
  const home = { cookie: headers.cookie };
  const { files } = (await (await listed(server, home, sessionId)).json()) as { files: { name: string }[] };
  expect(files.map(({ name }) => name)).toEqual(['Dach.PNG', 'Tarife.pdf']);
  const [first, second] = [
    await taken(server, headers, sessionId, 'Tarife.pdf'),
    await taken(server, headers, sessionId, 'Tarife.pdf'),
  ];
  expect(first.status).toBe(201);
  const row = (await first.json()) as FileRow;
  expect(row).toMatchObject({ name: 'Tarife.pdf', kind: 'document' });
  expect(await second.json()).toEqual(row);
  expect(await agent.ask('files:list', { sessionId })).toEqual({ files: [row] });
});

test('row 12: no name leads out of the folder, by itself or by a link', async () => {
  mkdirSync(join(folder.path, 'demo'));
  keep('Tarife.pdf', sampleDocument(['eins']));
  writeFileSync(join(folder.path, 'anderswo.pdf'), sampleDocument(['zwei']));
  symlinkSync(join(folder.path, 'anderswo.pdf'), join(folder.path, 'demo', 'Link.pdf'));
  const server = await startTestServer({ LOTSE_LIBRARY: folder.path });
  const { agent, sessionId } = await talk(server);
  const headers = await server.signIn('anna@demo.lotse');
  for (const name of ['../anderswo.pdf', 'Link.pdf', '/etc/passwd', '..\\anderswo.pdf', '', '.', 'demo/Tarife.pdf']) {
    expect((await taken(server, headers, sessionId, name)).status, name).toBe(404);
  }
  expect(await agent.ask('files:list', { sessionId })).toEqual({ files: [] });
});

test('row 11: a page named as a document is not put up', async () => {
  mkdirSync(join(folder.path, 'demo'));
  keep('Falsch.pdf', '<html><script>alert(1)</script></html>');
  const server = await startTestServer({ LOTSE_LIBRARY: folder.path });
  const { sessionId } = await talk(server);
  expect((await taken(server, await server.signIn('anna@demo.lotse'), sessionId, 'Falsch.pdf')).status).toBe(415);
});

test('row 10: only to a signed-in agent of our own pages who deals with the session', async () => {
  const server = await startTestServer();
  const { sessionId } = await talk(server);
  const own = await server.signIn('anna@demo.lotse');
  const name = 'Tarife im Vergleich.pdf';
  const tries: [Headers, string, number][] = [
    [{ origin: server.url }, sessionId, 401],
    [{ cookie: own.cookie, origin: 'https://evil.example' }, sessionId, 403],
    [await server.signIn('mira@demo.lotse'), sessionId, 404],
    [own, (await server.visitor()).welcome.sessionId, 404],
    [own, '../sessions', 400],
  ];
  for (const [headers, session, status] of tries) {
    expect((await listed(server, headers, session)).status).toBe(status);
    expect((await taken(server, headers, session, name)).status).toBe(status);
  }
  expect((await taken(server, own, sessionId, name)).status).toBe(201);
});
