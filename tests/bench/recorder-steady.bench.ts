/**
 * What recording costs a page that changes without rest: the time a fixed amount of changes takes in Chromium with ours (cleaned
 * and packed), with bare `@rrweb/record` (events in a list), and with no recorder at all. By the clock, in which the pictures drawn
 * meanwhile count too, and by the processor time of the page's main thread, which other programs of the machine disturb less.
 */
import { openPerson } from '../support/chromium.ts';
import { bigTable, bundleRecorder } from './support/recorder-pages.ts';
import { median, report, row } from './support/report.ts';

const ROUNDS = 200;
/** The first picture is not what is measured: so long nothing must have been packed before the churn begins, in ms. */
const SETTLE_MS = 1_500;

type Side = 'ours' | 'bare' | 'none';
const scripts: Record<Side, string> = {
  ours: await bundleRecorder('ours'),
  bare: await bundleRecorder('bare'),
  none: 'window.start = () => {};',
};
/** 6,000 elements: enough to be a page, few enough to be there soon. */
const page = `${bigTable().split('<tr ').slice(0, 601).join('<tr ')}</tbody></table></body></html>`;
const person = await openPerson();

type Cost = { readonly ms: number; readonly cpuMs: number };
async function churn(which: Side): Promise<Cost> {
  const tab = await person.context.newPage();
  await tab.setContent(page);
  await tab.addScriptTag({ content: scripts[which] });
  await tab.evaluate(async (settleMs) => {
    const here = globalThis as unknown as { start(): void; frames_?: unknown[] };
    here.start();
    // On a busy machine the slices of the first picture take their time.
    for (let packed = -1; packed !== (here.frames_?.length ?? 0);) {
      packed = here.frames_?.length ?? 0;
      await new Promise((resolve) => setTimeout(resolve, settleMs));
    }
  }, SETTLE_MS);
  const browser = await person.context.newCDPSession(tab);
  await browser.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busyMs = async () => {
    const { metrics } = await browser.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const before = await busyMs();
  const ms = await tab.evaluate(
    async ([rounds]) => {
      const { port1, port2 } = new MessageChannel();
      const turn = () =>
        new Promise<void>((resolve) => {
          port1.addEventListener('message', () => resolve(), { once: true });
          port2.postMessage(0);
        });
      port1.start();
      const rows = [...document.querySelectorAll('tr')];
      const body = rows[0]!.parentElement!;
      const from = performance.now();
      for (let round = 0; round < rounds!; round += 1) {
        for (let n = 0; n < 40; n += 1) {
          const changed = rows[(round * 40 + n) % rows.length]!;
          changed.children[1]!.firstChild!.textContent = `${round} kWh, Lieferung ${n}`;
          changed.className = round % 2 ? 'row' : 'row late';
          (changed.children[2] as HTMLElement).style.width = `${(round + n) % 90}px`;
          (changed.children[3] as HTMLElement).dataset['round'] = String(round);
        }
        for (let n = 0; n < 5; n += 1) {
          const added = rows[n]!.cloneNode(true) as HTMLElement;
          added.dataset['added'] = String(round);
          body.append(added);
        }
        for (const old of document.querySelectorAll(`[data-added="${round - 4}"]`)) old.remove();
        await turn();
      }
      return performance.now() - from;
    },
    [ROUNDS],
  );
  const cpuMs = (await busyMs()) - before;
  await tab.close();
  return { ms, cpuMs };
}

const sides = ['none', 'bare', 'ours'] as const;
const costs: Record<Side, Cost[]> = { none: [], bare: [], ours: [] };
const time = (side: Side) => median(costs[side].map(({ ms }) => ms));
const cpu = (side: Side) => median(costs[side].map(({ cpuMs }) => cpuMs));
// The first of each warms the browser up.
for (let round = 0; round < 6; round += 1)
  for (const side of sides) {
    const cost = await churn(side);
    if (round > 0) costs[side].push(cost);
  }
await person.close();
report('recorder-steady', [
  row('recording in steady state, heavy churn', 'ms', time('ours'), time('bare'), '≤ 1.1'),
  row('the same, processor time of the main thread', 'ms', cpu('ours'), cpu('bare'), '≤ 1.1'),
  row('bare rrweb beside no recording, same churn', 'ms', time('bare'), time('none'), 'none; for comparison'),
]);
process.exit(0);
