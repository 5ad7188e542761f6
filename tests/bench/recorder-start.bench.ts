/**
 * What the start of recording costs a page of 35,000 elements in Chromium: the longest time it cannot answer, and how long it
 * is busy until it has been read. Ours cleans and packs as well; the reference is bare `@rrweb/record` with its events in a list.
 */
import { openPerson } from '../support/chromium.ts';
import { interleaved } from './support/interleaved.ts';
import { bigTable, bundleRecorder } from './support/recorder-pages.ts';
import { report, row } from './support/report.ts';

/** Shorter than this between two looks is the looking itself, in ms. */
const LOOK_MS = 2;
/** So long nothing must happen before the start counts as over, in ms. */
const QUIET_MS = 400;

const scripts = { ours: await bundleRecorder('ours'), bare: await bundleRecorder('bare') };
const page = bigTable();
const person = await openPerson();

/** Looks at the clock as often as the page lets it: what is missing in between is a task. */
async function start(which: 'ours' | 'bare'): Promise<{ longestMs: number; busyMs: number }> {
  const tab = await person.context.newPage();
  await tab.setContent(page);
  await tab.addScriptTag({ content: scripts[which] });
  const measured = await tab.evaluate(
    ([lookMs, quietMs]) =>
      new Promise<{ longestMs: number; busyMs: number }>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        let last = performance.now();
        let lastBusy = last;
        let longestMs = 0;
        let busyMs = 0;
        let hasBegun = false;
        port1.addEventListener('message', () => {
          const now = performance.now();
          const gap = now - last;
          last = now;
          if (hasBegun && gap > lookMs!) {
            longestMs = Math.max(longestMs, gap);
            busyMs += gap;
            lastBusy = now;
          }
          if (!hasBegun && now - lastBusy > quietMs!) {
            hasBegun = true;
            lastBusy = now;
            (globalThis as unknown as { start(): void }).start();
          } else if (hasBegun && now - lastBusy > quietMs!) return resolve({ longestMs, busyMs });
          port2.postMessage(0);
        });
        port1.start();
        port2.postMessage(0);
      }),
    [LOOK_MS, QUIET_MS],
  );
  await tab.close();
  return measured;
}

await start('ours');
await start('bare');
const { longestMs, busyMs } = await interleaved(
  5,
  () => start('ours'),
  () => start('bare'),
);
await person.close();
report('recorder-start', [
  row('recording start, 35,000 elements, longest task', 'ms', longestMs.ours, longestMs.reference, '≤ 0.15'),
  row(
    'recording start, 35,000 elements, busy in all',
    'ms',
    busyMs.ours,
    busyMs.reference,
    'none; it cleans and packs too',
  ),
]);
process.exit(0);
