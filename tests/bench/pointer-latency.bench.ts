/**
 * The time from an agent's mouse over the replica to the pointer drawn on the visitor's page, 95th percentile, on the tariff form of the demo
 * shop, against one hop of bytes over a bare Socket.IO relay between the same two browsers. One clock.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { encodePointer } from '../../shared/protocol/pointer-frame.ts';
import { startHostSite } from '../support/host-site.ts';
import { openWatchedPage } from '../support/watched-page.ts';
import { interleaved } from './support/interleaved.ts';
import { startMeasured } from './support/measured-process.ts';
import { percentile, report, row } from './support/report.ts';

const ROUNDS = 5;
const MOVES = 80;
/** Between two moves, in ms, and up to as much again so that they meet every part of a frame. */
const PAUSE_MS = 40;
const FRAMES_MS = 33;
/** Of the visitor's page, in px: where the moves begin, and how far they are apart. */
const FROM_X = 120;
const STEP_X = 8;
const Y = 400;
const client = readFileSync('node_modules/socket.io-client/dist/socket.io.min.js', 'utf8');

/** When each move was made or seen, by its number. */
type Timed = Record<string, number>;
type Delays = { p95Ms: number; medianMs: number };
function delays(made: Timed, seen: Timed): Delays {
  // A move that was overtaken by the next before a picture was drawn was never seen.
  const all = Object.entries(made).flatMap(([mark, at]) => (seen[mark] === undefined ? [] : [seen[mark] - at]));
  if (all.length < MOVES / 2) throw new Error(`only ${all.length} of ${MOVES} moves were seen`);
  return { p95Ms: percentile(all, 0.95), medianMs: percentile(all, 0.5) };
}
async function toFront(agent: Page, visitor: Page): Promise<void> {
  await agent.bringToFront();
  await visitor.bringToFront();
}

const watched = await openWatchedPage({ folder: '.', path: 'demo/tariff.html' });
const { visitor, agent } = watched;
await agent.page.locator('[data-tool=point]').click();
await visitor.button('Ja, zeigen lassen').click();
const glass = agent.page.locator('.point-glass');
await glass.waitFor();
// The first move fetches nothing any more, and there is a pointer to watch.
await glass.hover();
await visitor.page.locator('.marks-pointer').waitFor();

async function measureOurs(): Promise<Delays> {
  await toFront(agent.page, visitor.page);
  const scale = await glass.evaluate(
    (element, wide) => element.clientWidth / wide,
    await visitor.page.evaluate(() => innerWidth),
  );
  await visitor.page.evaluate(
    ([from, step]) => {
      const pointer = document.querySelector('lotse-widget')!.shadowRoot!.querySelector<HTMLElement>('.marks-pointer')!;
      const seen: Record<string, number> = {};
      const look = () => {
        const mark = Math.round((new DOMMatrix(getComputedStyle(pointer).transform).e - from!) / step!);
        // After the picture this belongs to was handed over.
        setTimeout(() => (seen[mark] ??= Date.now()));
      };
      const watching = new MutationObserver(look);
      watching.observe(pointer, { attributeFilter: ['style'] });
      Object.assign(globalThis, { takeSeen: () => (watching.disconnect(), seen) });
    },
    [FROM_X, STEP_X],
  );
  const made = await glass.evaluate(
    async (element, [count, pauseMs, from, step, y, by]) => {
      const { left, top } = element.getBoundingClientRect();
      const at: Record<string, number> = {};
      for (let n = 1; n <= count!; n += 1) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs! * (1 + ((n * 37) % 100) / 100)));
        const place = { clientX: left + (from! + n * step!) * by!, clientY: top + y! * by! };
        at[n] = Date.now();
        element.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse', ...place }));
      }
      return at;
    },
    [MOVES, PAUSE_MS, FROM_X, STEP_X, Y, scale],
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  const seen = await visitor.page.evaluate(() => (globalThis as unknown as { takeSeen(): Timed }).takeSeen());
  return delays(made, seen);
}

// Without the tag: more tabs with the widget would be visitors too.
const plain = await startHostSite('.', () => '');
const relay = await startMeasured('tests/bench/support/bare-server.ts', {}, '/ready');
const bare = { visitor: await visitor.page.context().newPage(), agent: await agent.page.context().newPage() };
type Socket = { on(event: string, run: (bytes: ArrayBuffer) => void): void; emit(...args: unknown[]): void };
for (const page of [bare.visitor, bare.agent]) {
  await page.goto(`${plain.url}demo/imprint.html`);
  await page.evaluate(client);
  await page.evaluate((url) => {
    const here = globalThis as unknown as { io(url: string, options: object): Socket; socket: Socket };
    here.socket = here.io(url, { transports: ['websocket'] });
  }, relay.url);
}
await bare.visitor.evaluate(
  () => new Promise((resolve) => (globalThis as unknown as { socket: Socket }).socket.emit('watch', {}, resolve)),
);
const bytes = [...encodePointer({ kind: 'move', tab: 0, node: 4, x: 0.5, y: 0.5 })];

async function measureBare(): Promise<Delays> {
  await toFront(bare.agent, bare.visitor);
  await bare.visitor.evaluate(() => {
    const here = globalThis as unknown as { socket: Socket; seen: Record<string, number> };
    if (!here.seen) here.socket.on('frame', (frame) => (here.seen[new DataView(frame).getUint8(1)] ??= Date.now()));
    here.seen = {};
  });
  const made = await bare.agent.evaluate(
    async ([frame, count, pauseMs]) => {
      const { socket } = globalThis as unknown as { socket: Socket };
      const at: Record<string, number> = {};
      for (let n = 1; n <= (count as number); n += 1) {
        await new Promise((resolve) => setTimeout(resolve, (pauseMs as number) * (1 + ((n * 37) % 100) / 100)));
        at[n] = Date.now();
        const one = new Uint8Array(frame as number[]);
        one[1] = n;
        socket.emit('frame', one);
      }
      return at;
    },
    [bytes, MOVES, PAUSE_MS] as const,
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  return delays(made, await bare.visitor.evaluate(() => (globalThis as unknown as { seen: Timed }).seen));
}

await measureOurs();
await measureBare();
const { p95Ms, medianMs } = await interleaved(ROUNDS, measureOurs, measureBare);
await watched.close();
await relay.stop();
await plain.close();
report('pointer-latency', [
  row('mouse to drawn pointer, p95 (reference: one hop)', 'ms', p95Ms.ours, p95Ms.reference, `≤ hop + ${FRAMES_MS} ms`),
  row(
    'mouse to drawn pointer, median (reference: one hop)',
    'ms',
    medianMs.ours,
    medianMs.reference,
    `≤ hop + ${FRAMES_MS} ms`,
  ),
  row('beyond the hop, p95 (reference: two frames)', 'ms', p95Ms.ours - p95Ms.reference, FRAMES_MS, '≤ 1'),
]);
process.exit(0);
