/**
 * From the click that begins a call to the first decoded picture of the other, on both sides: the visitor's "begin" in our widget,
 * with Anna at her desk, against two bare mediasoup-client pages on a bare mediasoup server. Real browsers with fake cameras.
 */
import { openBareCall, openOurCall, type CallSide } from './support/call-sides.ts';
import { clickedAt, firstPictureAt } from './support/first-pictures.ts';
import { interleaved } from './support/interleaved.ts';
import { report, row } from './support/report.ts';

const ROUNDS = 5;

async function measure({ pages, prepare, end }: CallSide): Promise<{ callerMs: number; calledMs: number }> {
  const click = await prepare();
  const [caller, called] = pages;
  const moments = Promise.all([clickedAt(caller), firstPictureAt(caller), firstPictureAt(called)]);
  await click();
  const [at, callerAt, calledAt] = await moments;
  await end();
  return { callerMs: callerAt - at, calledMs: calledAt - at };
}

const [ours, bare] = [await openOurCall(), await openBareCall()];
// The first call of a page also loads and compiles.
const first = { bare: await measure(bare), ours: await measure(ours) };
const { callerMs, calledMs } = await interleaved(
  ROUNDS,
  () => measure(ours),
  () => measure(bare),
);
await ours.close();
await bare.close();
report('call-first-frame', [
  row('click to first picture, who clicked', 'ms', callerMs.ours, callerMs.reference, '≤ 1.25'),
  row('click to first picture, the other', 'ms', calledMs.ours, calledMs.reference, '≤ 1.25'),
  row('the very first call, who clicked', 'ms', first.ours.callerMs, first.bare.callerMs, '–'),
]);
process.exit(0);
