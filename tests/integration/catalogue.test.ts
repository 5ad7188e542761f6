/** Row 21 for the catalogue: a feed is read from where it may be and from nowhere else, within limits of size and time, and kept. */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createFeedCatalogue } from '../../server/catalogue/feed-catalogue.ts';
import { guardedGet } from '../../server/catalogue/guarded-get.ts';
import type { SiteId } from '../../shared/protocol/ids.ts';
import { createTestClock } from '../support/clock.ts';
import { createSilentLog } from '../support/silent-log.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** Counts what reaches it, so that a refusal is one before anything was asked. */
async function serve(answer: RequestListener): Promise<{ origin: string; port: number; asked: () => number }> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  const { port } = server.address() as AddressInfo;
  return { origin: `http://localhost:${port}`, port, asked: () => asked };
}
const FEED = JSON.stringify([{ sku: 'A', name: 'Tent', price: 379, currency: 'EUR', url: '/tent' }]);
const LIMITS = { maxBytes: 10_000, withinMs: 5_000, maxRedirects: 3, etag: undefined };
const get = (url: string, own: readonly string[] = []) =>
  guardedGet(url, { ...LIMITS, mayBePrivate: (origin) => own.includes(origin) });
const siteAt = (origin: string, path = '/feed.json') => ({
  id: 'site' as SiteId,
  allowedOrigins: [origin],
  catalogueUrl: `${origin}${path}`,
});
function catalogueOf(ownOrigins: readonly string[], limits = {}) {
  const clock = createTestClock();
  const log = createSilentLog();
  return { ...createFeedCatalogue({ clock, log, ownOrigins: () => ownOrigins, limits }), clock, log };
}

describe('addresses that are never asked', () => {
  test.each([
    'http://127.0.0.1:{port}/',
    'http://localhost:{port}/',
    'http://2130706433:{port}/',
    'http://0x7f.1:{port}/',
    'http://[::ffff:127.0.0.1]:{port}/',
    'http://0.0.0.0:{port}/',
  ])('%s', async (pattern) => {
    const secret = await serve((_request, response) => response.end('{}'));
    const answer = await get(pattern.replace('{port}', String(secret.port)));
    expect(answer).toMatchObject({ outcome: 'failed', why: expect.stringMatching(/not allowed/) });
    expect(secret.asked()).toBe(0);
  });

  test.each([
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://[::1]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[::]/',
    'http://[64:ff9b::7f00:1]/',
    'https://127.0.0.1/',
  ])('%s', async (url) => {
    expect(await get(url)).toMatchObject({ outcome: 'failed', why: expect.stringMatching(/not allowed/) });
  });

  test.each([
    'file:///etc/passwd',
    'ftp://shop.example/',
    'data:application/json,[]',
    'feed.json',
    'http://a:b@shop.example/',
  ])('%s is no address of a feed', async (url) => expect(await get(url)).toMatchObject({ outcome: 'failed' }));
});

describe('a page that leads elsewhere', () => {
  test('a redirect to a private address is not followed', async () => {
    const secret = await serve((_request, response) => response.end(FEED));
    const shop = await serve((_request, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${secret.port}/feed` }).end(),
    );
    expect(await get(`${shop.origin}/`, [shop.origin])).toMatchObject({
      outcome: 'failed',
      why: expect.stringMatching(/not allowed/),
    });
    expect(secret.asked()).toBe(0);
  });

  test('a redirect to no web address ends', async () => {
    const shop = await serve((_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end());
    expect(await get(`${shop.origin}/`, [shop.origin])).toMatchObject({ outcome: 'failed' });
  });

  test('a ring of redirects ends', async () => {
    const shop = await serve((_request, response) => response.writeHead(302, { location: '/again' }).end());
    expect(await get(`${shop.origin}/`, [shop.origin])).toEqual({ outcome: 'failed', why: 'too many redirects' });
    expect(shop.asked()).toBe(LIMITS.maxRedirects + 1);
  });

  test('a redirect within the shop is followed', async () => {
    const shop = await serve((request, response) =>
      request.url === '/feed' ? response.end(FEED) : response.writeHead(301, { location: '/feed' }).end(),
    );
    expect(await get(`${shop.origin}/`, [shop.origin])).toMatchObject({
      outcome: 'fetched',
      text: FEED,
      url: `${shop.origin}/feed`,
    });
  });
});

describe('bodies without end', () => {
  test.each([
    ['said beforehand', { 'content-length': '20000' }],
    ['not said', {}],
  ])('a size over the limit, %s', async (_name, headers) => {
    const shop = await serve((_request, response) => {
      response.writeHead(200, headers);
      response.end('x'.repeat(20_000));
    });
    expect(await get(`${shop.origin}/`, [shop.origin])).toEqual({ outcome: 'failed', why: 'too large' });
  });

  test('one that drips is left when the time is over', async () => {
    const shop = await serve((_request, response) => response.writeHead(200).write('['));
    const answer = await guardedGet(`${shop.origin}/`, { ...LIMITS, withinMs: 200, mayBePrivate: () => true });
    expect(answer).toMatchObject({ outcome: 'failed' });
  });

  test('one that never begins is left as well', async () => {
    const shop = await serve(() => undefined);
    const answer = await guardedGet(`${shop.origin}/`, { ...LIMITS, withinMs: 200, mayBePrivate: () => true });
    expect(answer).toMatchObject({ outcome: 'failed' });
  });
});

describe('the catalogue of a site', () => {
  test('is read once and kept, then asked whether it changed', async () => {
    const tags: (string | undefined)[] = [];
    const shop = await serve((request, response) => {
      tags.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] === '"1"') return response.writeHead(304).end();
      return response.writeHead(200, { etag: '"1"' }).end(FEED);
    });
    const catalogue = catalogueOf([shop.origin]);
    const site = siteAt(shop.origin);
    const first = await Promise.all([catalogue.read(site), catalogue.read(site)]);
    expect(first[0]).toEqual({
      state: 'ready',
      products: [{ sku: 'A', name: 'Tent', price: 379, currency: 'EUR', url: `${shop.origin}/tent`, picture: '' }],
    });
    await catalogue.read(site);
    expect(tags).toEqual([undefined]);
    catalogue.clock.advance(10 * 60_000);
    expect(await catalogue.read(site)).toEqual(first[0]);
    expect(tags).toEqual([undefined, '"1"']);
  });

  test('another address is another catalogue', async () => {
    const shop = await serve((request, response) => response.end(request.url === '/feed.json' ? FEED : '[]'));
    const catalogue = catalogueOf([shop.origin]);
    await catalogue.read(siteAt(shop.origin));
    expect(await catalogue.read(siteAt(shop.origin, '/other.json'))).toEqual({ state: 'ready', products: [] });
  });

  test('an old copy stands in while the feed is out of reach, and an unreadable one is not asked at every key', async () => {
    let isBroken = false;
    const shop = await serve((_request, response) => (isBroken ? response.writeHead(500).end() : response.end(FEED)));
    const catalogue = catalogueOf([shop.origin]);
    const site = siteAt(shop.origin);
    const before = await catalogue.read(site);
    isBroken = true;
    catalogue.clock.advance(11 * 60_000);
    expect(await catalogue.read(site)).toEqual(before);
    expect(await catalogue.read(site)).toEqual(before);
    expect(shop.asked()).toBe(2);
    catalogue.clock.advance(25 * 60 * 60_000);
    expect(await catalogue.read(site)).toEqual({ state: 'unreadable' });
  });

  test.each(['<html>', '{"a":', ''])('"%s" is unreadable', async (body) => {
    const shop = await serve((_request, response) => response.end(body));
    expect(await catalogueOf([shop.origin]).read(siteAt(shop.origin))).toEqual({ state: 'unreadable' });
  });

  test('a site without one has none', async () => {
    expect(await catalogueOf([]).read({ ...siteAt('http://localhost:1'), catalogueUrl: '' })).toEqual({
      state: 'none',
    });
  });

  test('this server’s own address is read only for a site that lives there', async () => {
    const shop = await serve((_request, response) => response.end(FEED));
    const foreign = { ...siteAt(shop.origin), allowedOrigins: ['https://shop.example'] };
    expect(await catalogueOf([shop.origin]).read(foreign)).toEqual({ state: 'unreadable' });
    expect(await catalogueOf([]).read(siteAt(shop.origin))).toEqual({ state: 'unreadable' });
    expect(shop.asked()).toBe(0);
  });
});
