/** Pages and browsers as they are: storage that throws, names that are taken, bodies that are replaced, two first tabs, a shared computer. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openPerson, type Person } from '../../support/chromium.ts';
import { startTestServer, stopEverything, type TestServer } from '../../support/running-server.ts';
import { visitorAt } from '../../support/visitor-at-page.ts';

let server: TestServer;
let person: Person;
beforeAll(async () => {
  server = await startTestServer();
  await server.agent('anna@demo.lotse');
});
afterAll(stopEverything);
beforeEach(async () => {
  // The page is put in place by the test, which the browser takes for the open Internet calling home.
  person = await openPerson({ flags: ['--disable-features=LocalNetworkAccessChecks'] });
});
afterEach(() => person.close());

const tag = '<script async src="/lotse.js" data-site="demo"></script>';
const page = (head: string, body = '<p>Anybody’s page</p>') =>
  `<!doctype html><html lang="de"><head><title>Odd</title>${head}</head><body>${body}</body></html>`;

/** Serves `html` where the demo shop is, whose origin is allowed. */
async function visit(html: string, where: Page = person.page): Promise<Page> {
  await where.route('**/demo/odd.html', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  await where.goto(`${server.url}/demo/odd.html`);
  return where;
}
const launchers = (where: Page) => where.locator('.launcher');

it('outlives a page that throws its body away', async () => {
  const odd = await visit(page(tag));
  await launchers(odd).waitFor();
  await odd.evaluate(() => {
    document.body = document.createElement('body');
  });
  await launchers(odd).waitFor();
  await odd.evaluate(() => {
    document.body.innerHTML = '<main>another view</main>';
  });
  await launchers(odd).waitFor();
  expect(await launchers(odd).count()).toBe(1);
  await odd.evaluate(() => {
    document.body.innerHTML = '<main>a third view</main>';
  });
  await launchers(odd).click();
  await visitorAt(odd)
    .button(/Mit uns schreiben/)
    .first()
    .waitFor();
});

it.each([
  ['an object of its own', 'window.Lotse = { mine: true }'],
  ['a constant', "Object.defineProperty(window, 'Lotse', { value: Object.freeze({ mine: true }) })"],
])('leaves the site %s called Lotse and comes up all the same', async (_what, script) => {
  const odd = await visit(page(`<script>${script}</script>${tag}`));
  await launchers(odd).waitFor();
  expect(await odd.evaluate(() => (globalThis as { Lotse?: unknown }).Lotse)).toEqual({ mine: true });
});

it('comes up once with the tag twice, a foreign base and storage that throws', async () => {
  await person.context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(globalThis, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });
  const absolute = tag.replace('/lotse.js', `${server.url}/lotse.js`);
  const odd = await visit(page(`<base href="https://elsewhere.example/">${absolute}${absolute}`));
  await launchers(odd).waitFor();
  expect(await launchers(odd).count()).toBe(1);
  const visitor = visitorAt(odd);
  await visitor.open();
  await visitor
    .button(/Mit uns schreiben/)
    .first()
    .click();
  await visitor.say('ohne Speicher');
  await visitor.sees('ohne Speicher').waitFor();
  expect(person.complaints).toEqual([]);
});

it('two tabs of a first visit are one visitor', async () => {
  const late = await person.context.newPage();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await late.routeWebSocket(/socket\.io/, (socket) => {
    const upstream = socket.connectToServer();
    socket.onMessage((message) => void released.then(() => upstream.send(message)));
  });
  const isTrying = late.waitForEvent('websocket').catch(() => undefined);
  await visit(page(tag), late);
  await Promise.race([isTrying, late.locator('lotse-widget').waitFor({ state: 'attached' })]);

  const odd = await visit(page(tag));
  const visitor = visitorAt(odd);
  await visitor.open();
  await visitor
    .button(/Mit uns schreiben/)
    .first()
    .click();
  await visitor.say('aus dem ersten Reiter');
  await visitor.sees('aus dem ersten Reiter').waitFor();
  release();
  await launchers(late).waitFor();
  await odd.reload();
  await visitor.sees('aus dem ersten Reiter').waitFor();
});

it('after logout nothing of the one before is left on the screen', async () => {
  const odd = await visit(page(tag));
  const visitor = visitorAt(odd);
  await visitor.open();
  await visitor
    .button(/Mit uns schreiben/)
    .first()
    .click();
  await visitor.say('meine IBAN ist geheim');
  await visitor.sees('meine IBAN ist geheim').waitFor();
  await odd.evaluate(() => (globalThis as unknown as { Lotse: { logout(): void } }).Lotse.logout());
  await visitor.sees('meine IBAN ist geheim').waitFor({ state: 'detached' });
});
