/**
 * The time from a change on the visitor's page to the picture an agent has of it, 95th percentile, on the tariff form of the
 * demo shop: our widget, server and console against bare rrweb on both sides of a bare Socket.IO relay. Two browsers, one clock.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { startHostSite } from '../support/host-site.ts';
import { openWatchedPage } from '../support/watched-page.ts';
import { interleaved } from './support/interleaved.ts';
import { startMeasured } from './support/measured-process.ts';
import { bundleRecorder } from './support/recorder-pages.ts';
import { percentile, report, row } from './support/report.ts';

const ROUNDS = 5;
const CHANGES = 60;
/** Between two changes, in ms, and up to as much again so that they meet every part of a frame. */
const PAUSE_MS = 80;
const PAGE = 'demo/tariff.html';
const require = createRequire(import.meta.url);
const library = (name: string, file: string) => readFileSync(require.resolve(name).replace(/[^/]*$/, file), 'utf8');
const client = readFileSync('node_modules/socket.io-client/dist/socket.io.min.js', 'utf8');

/** A page of somebody who watches; `frames` leads from it to the replica's document. */
type Side = { readonly visitor: Page; readonly agent: Page; readonly frames: readonly string[] };

let round = 0;
async function measure({ visitor, agent, frames }: Side): Promise<{ p95Ms: number; medianMs: number }> {
  // The replica still shows the last round's.
  round += 1;
  await agent.bringToFront();
  await visitor.bringToFront();
  await visitor.evaluate(() => {
    document.querySelector('#bench-mark')?.remove();
    document.querySelector('h1')!.after(Object.assign(document.createElement('p'), { id: 'bench-mark' }));
  });
  const watching = agent.evaluate(
    ([path, last]) =>
      new Promise<Record<string, number>>((resolve) => {
        const seen: Record<string, number> = {};
        const look = () => {
          let page: Document | null | undefined = document;
          for (const selector of path as string[])
            page = page?.querySelector<HTMLIFrameElement>(selector)?.contentDocument;
          const mark = page?.querySelector('#bench-mark')?.textContent;
          if (mark) seen[mark] ??= Date.now();
          if (mark === last) resolve(seen);
          else requestAnimationFrame(look);
        };
        look();
      }),
    [frames, `${round}-${CHANGES}`] as const,
  );
  const made = await visitor.evaluate(
    async ([count, pauseMs, round_]) => {
      const at: Record<string, number> = {};
      for (let n = 1; n <= count!; n += 1) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs! * (1 + ((n * 37) % 100) / 100)));
        at[`${round_}-${n}`] = Date.now();
        document.querySelector('#bench-mark')!.textContent = `${round_}-${n}`;
      }
      return at;
    },
    [CHANGES, PAUSE_MS, round],
  );
  const seen = await watching;
  // A change that was overtaken by the next before a picture was drawn was never seen.
  const delays = Object.entries(made).flatMap(([mark, at]) => (seen[mark] === undefined ? [] : [seen[mark] - at]));
  return { p95Ms: percentile(delays, 0.95), medianMs: percentile(delays, 0.5) };
}

const watched = await openWatchedPage({ folder: '.', path: PAGE });
const ours: Side = {
  visitor: watched.visitor.page,
  agent: watched.agent.page,
  frames: ['.replica-frame iframe', 'iframe'],
};

// Without the tag: a second tab with the widget would be watched too.
const plain = await startHostSite('.', () => '');
const relay = await startMeasured('tests/bench/support/bare-server.ts', {}, '/ready');
const bare: Side = {
  visitor: await ours.visitor.context().newPage(),
  agent: await ours.agent.context().newPage(),
  frames: ['iframe'],
};
await bare.agent.goto(`${plain.url}demo/imprint.html`);
await bare.agent.setContent('<!doctype html><body></body>');
await bare.agent.evaluate(
  `${client}; ${library('@rrweb/replay', 'replay.umd.min.cjs')}; globalThis.rrwebReplay ??= exports`,
);
await bare.agent.evaluate((url) => {
  type Replica = { startLive(at: number): void; addEvent(event: object): void };
  type Socket = { on(event: string, run: (event: object) => void): void; emit(...args: unknown[]): void };
  const here = globalThis as unknown as {
    io(url: string, options: object): Socket;
    rrwebReplay: { Replayer: new (events: object[], options: object) => Replica };
  };
  const replica = new here.rrwebReplay.Replayer([], { root: document.body, liveMode: true, mouseTail: false });
  replica.startLive(Date.now());
  const socket = here.io(url, { transports: ['websocket'] });
  socket.on('frame', (event) => replica.addEvent({ ...event, timestamp: Date.now() }));
  return new Promise((resolve) => socket.emit('watch', {}, resolve));
}, relay.url);
await bare.visitor.goto(plain.url + PAGE);
await bare.visitor.evaluate(`${client}; ${await bundleRecorder('bare')}`);
await bare.visitor.evaluate((url) => {
  const here = globalThis as unknown as {
    io(url: string, options: object): { emit(...args: unknown[]): void };
    onRaw(event: object): void;
    start(): void;
  };
  const socket = here.io(url, { transports: ['websocket'] });
  here.onRaw = (event) => socket.emit('frame', event);
  here.start();
}, relay.url);

await measure(ours);
await measure(bare);
const { p95Ms, medianMs } = await interleaved(
  ROUNDS,
  () => measure(ours),
  () => measure(bare),
);
await watched.close();
await relay.stop();
await plain.close();
report('mirror-latency', [
  row('change to picture, p95', 'ms', p95Ms.ours, p95Ms.reference, '≤ 1.25'),
  row('change to picture, median', 'ms', medianMs.ours, medianMs.reference, '≤ 1.25'),
]);
process.exit(0);
