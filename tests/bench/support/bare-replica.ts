/** The reference: @rrweb/record in the visitor's page and @rrweb/replay in a plain page, both as they come. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);
const folder = (name: string) => require.resolve(name).replace(/[^/]*$/, '');
const recorder = await readFile(`${folder('@rrweb/record')}record.umd.min.cjs`, 'utf8');
const replayer = await readFile(`${folder('@rrweb/replay')}replay.umd.min.cjs`, 'utf8');
const PLAIN = `<!doctype html><title>Plain</title><style>body{margin:0}.replayer-mouse,.replayer-mouse-tail{display:none!important}iframe{border:0}</style><body>`;

export type BareReplica = {
  /** The page as it stands, recorded and replayed. */
  picture(visitor: Page): Promise<Buffer>;
  close(): void;
};

export async function openBareReplica(page: Page): Promise<BareReplica> {
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(PLAIN));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://localhost:${(server.address() as AddressInfo).port}/`;
  return {
    async picture(visitor) {
      const events = await recordBare(visitor);
      await page.goto(address);
      // Evaluated from outside, so that no policy and no module loader of the page takes part.
      await page.evaluate(`${replayer}; globalThis.rrwebReplay ??= exports`);
      await page.evaluate((given) => {
        const { Replayer } = (globalThis as never as { rrwebReplay: { Replayer: new (...args: unknown[]) => Bare } })
          .rrwebReplay;
        type Bare = { startLive(at: number): void; addEvent(event: object): void };
        const replica = new Replayer([], { root: document.body, liveMode: true, mouseTail: false });
        replica.startLive(Date.now());
        for (const event of given as object[]) replica.addEvent({ ...event, timestamp: Date.now() });
      }, events);
      return settledPicture(() => page.locator('iframe').screenshot({ animations: 'disabled' }));
    },
    close: () => void server.close(),
  };
}

async function recordBare(visitor: Page): Promise<unknown[]> {
  await visitor.evaluate(`${recorder}; globalThis.rrwebRecord ??= exports`);
  return visitor.evaluate(() => {
    const { record } = (globalThis as never as { rrwebRecord: { record(options: object): () => void } }).rrwebRecord;
    const events: unknown[] = [];
    const stop = record({ emit: (event: unknown) => events.push(event), blockSelector: 'lotse-widget' });
    stop();
    return events;
  });
}

/** Pictures until two in a row are the same. */
export async function settledPicture(take: () => Promise<Buffer>): Promise<Buffer> {
  let before = await take();
  for (let tries = 0; tries < 12; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 400));
    const now = await take();
    if (now.equals(before) && tries > 1) return now;
    before = now;
  }
  return before;
}
