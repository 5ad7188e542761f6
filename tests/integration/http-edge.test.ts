/** The HTTP edge of a real server: sign-in and its attacks, headers, health, metrics. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../../server/demo/demo-data.ts';
import { startTestServer, stopEverything, type TestServer } from '../support/running-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(stopEverything);

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const right = { email: 'anna@demo.lotse', password: DEMO_PASSWORD };

test('the cookie is HttpOnly, SameSite=Strict, and Secure behind TLS', async () => {
  const cookie = (await post('sign-in', right)).headers.getSetCookie()[0] ?? '';
  expect(cookie).toMatch(/^lotse_agent=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/);
  const behindTls = await startTestServer({ LOTSE_TRUST_PROXY: '1' });
  const response = await fetch(`${behindTls.url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: behindTls.url, 'x-forwarded-proto': 'https' },
    body: JSON.stringify(right),
  });
  expect(response.headers.getSetCookie()[0]).toMatch(/; Secure/);
});

test('an unknown address and a wrong password answer alike', async () => {
  const wrong = await post('sign-in', { ...right, password: 'not the password' });
  const unknown = await post('sign-in', { ...right, email: 'nobody@demo.lotse' });
  expect([wrong.status, await wrong.json()]).toEqual([401, { error: { code: 'unauthorized' } }]);
  expect([unknown.status, await unknown.json()]).toEqual([401, { error: { code: 'unauthorized' } }]);
});

test('CSRF: foreign origins, no origin and forms are refused', async () => {
  expect((await post('sign-in', right, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await post('sign-in', right, { origin: 'null' })).status).toBe(403);
  const bare = await fetch(`${server.url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(right),
  });
  expect(bare.status).toBe(403);
  expect((await post('sign-in', JSON.stringify(right), { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await post('sign-out', '', { origin: 'https://evil.example' })).status).toBe(403);
});

test('junk and large bodies get JSON errors', async () => {
  expect((await post('sign-in', '{not json')).status).toBe(400);
  expect((await post('sign-in', { ...right, more: 1 })).status).toBe(400);
  expect((await post('sign-in', { email: 'a@b.cd', password: 'x'.repeat(20_000) })).status).toBe(413);
  const missing = await fetch(`${server.url}/api/v1/nothing`);
  expect([missing.status, await missing.json()]).toEqual([404, { error: { code: 'not_found' } }]);
});

test('guessing a password is slowed down, and somebody else can still sign in', async () => {
  const tries = [];
  for (let count = 0; count < 9; count += 1) {
    tries.push((await post('sign-in', { email: 'mira@demo.lotse', password: `guess ${count} of many` })).status);
  }
  expect(tries).toEqual([...Array.from({ length: 8 }, () => 401), 429]);
  const locked = await post('sign-in', { email: 'mira@demo.lotse', password: DEMO_PASSWORD });
  expect(locked.status).toBe(429);
  expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await post('sign-in', { email: 'jonas@demo.lotse', password: DEMO_PASSWORD })).status).toBe(204);
});

test('health, readiness and metrics', async () => {
  const health = await (await fetch(`${server.url}/healthz`)).json();
  expect(health).toMatchObject({ status: 'alive', media: { state: 'missing', reason: 'none in this test' } });
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  const metrics = await fetch(`${server.url}/metrics`);
  expect(await metrics.text()).toContain('lotse_sockets');
  const forwarded = await fetch(`${server.url}/metrics`, { headers: { 'x-forwarded-for': '127.0.0.1' } });
  expect(forwarded.status).toBe(403);
});

test('the demo is served with a strict policy, its account area at every path', async () => {
  for (const path of ['/demo/', '/demo/tariff.html', '/demo/account/orders/1']) {
    const page = await fetch(server.url + path);
    expect(page.status, path).toBe(200);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
  }
  expect((await fetch(`${server.url}/demo/..%2fpackage.json`)).status).toBe(404);
});

test('without demo data there is a one-time link for the first administrator', async () => {
  const fresh = await startTestServer({ LOTSE_DEMO: '0' });
  expect((await fetch(`${fresh.url}/demo/`)).status).toBe(404);
  const make = () =>
    fetch(`${fresh.url}/api/v1/first-administrator`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: fresh.url },
      body: JSON.stringify({
        token: fresh.firstAdministrator,
        email: 'root@shop.example',
        name: 'Root',
        password: 'a long enough one',
      }),
    });
  const made = await make();
  expect(made.status).toBe(204);
  const cookie = made.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const me = await (await fetch(`${fresh.url}/api/v1/me`, { headers: { cookie } })).json();
  expect(me).toMatchObject({ name: 'Root' });
  expect((await make()).status).toBe(401);
});
