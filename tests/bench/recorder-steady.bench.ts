/**
 * What recording costs a page that changes without rest: the time a fixed amount of changes takes in Chromium with ours (cleaned
 * and packed), with bare `@rrweb/record` (events in a list), and with no recorder at all.
 */
import { openPerson } from '../support/chromium.ts';
import { bigTable, bundleRecorder } from './support/recorder-pages.ts';
import { median, report, row } from './support/report.ts';

const ROUNDS = 200;
/** The first picture is not what is measured: so long it may take before the churn begins, in ms. */
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

async function churn(which: Side): Promise<number> {
  const tab = await person.context.newPage();
  await tab.setContent(page);
  await tab.addScriptTag({ content: scripts[which] });
  const ms = await tab.evaluate(
    async ([rounds, settleMs]) => {
      const { port1, port2 } = new MessageChannel();
      const turn = () =>
        new Promise<void>((resolve) => {
          port1.addEventListener('message', () => resolve(), { once: true });
          port2.postMessage(0);
        });
      port1.start();
      (globalThis as unknown as { start(): void }).start();
      await new Promise((resolve) => setTimeout(resolve, settleMs));

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
    [ROUNDS, SETTLE_MS],
  );
  await tab.close();
  return ms;
}

const sides = ['none', 'bare', 'ours'] as const;
const times: Record<Side, number[]> = { none: [], bare: [], ours: [] };
// The first of each warms the browser up.
for (let round = 0; round < 6; round += 1)
  for (const side of sides) {
    const ms = await churn(side);
    if (round > 0) times[side].push(ms);
  }
await person.close();
report('recorder-steady', [
  row('recording in steady state, heavy churn', 'ms', median(times.ours), median(times.bare), '≤ 1.1'),
  row(
    'bare rrweb beside no recording, same churn',
    'ms',
    median(times.bare),
    median(times.none),
    'none; for comparison',
  ),
]);
process.exit(0);
