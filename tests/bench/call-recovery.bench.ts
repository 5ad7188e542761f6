/**
 * How long a call takes to come back by itself, until both sides decode new pictures: after the media worker was killed, against a
 * bare script that starts its worker and its call anew at once; and after signalling was lost and came back, against how long that
 * bare call takes from a click, since it cannot come back at all.
 */
import { openBareCall, openOurCall, type CallSide } from './support/call-sides.ts';
import { clickedAt, firstPictureAt, shownTracks } from './support/first-pictures.ts';
import { median, report, row } from './support/report.ts';

const ROUNDS = 3;
/** Long enough that every socket is noticed to be gone. */
const CUT_MS = 3_000;

async function bothNew({ pages }: CallSide, act: () => void): Promise<number> {
  const known = await Promise.all(pages.map(shownTracks));
  const pictures = Promise.all(pages.map((page, index) => firstPictureAt(page, known[index])));
  const at = Date.now();
  act();
  return Math.max(...(await pictures)) - at;
}

async function begin(side: CallSide): Promise<number> {
  const click = await side.prepare();
  const moments = Promise.all([clickedAt(side.pages[0]), ...side.pages.map((page) => firstPictureAt(page))]);
  await click();
  const [at, ...seen] = await moments;
  return Math.max(...seen) - at!;
}
const kill = (side: CallSide) => bothNew(side, () => process.kill(side.workerPid, 'SIGKILL'));
/** From the moment the way to the server is there again. */
async function loseSignal(side: CallSide): Promise<number> {
  side.cut();
  await new Promise((resolve) => setTimeout(resolve, CUT_MS));
  return bothNew(side, () => side.restore());
}

const [ours, bare] = [await openOurCall(), await openBareCall()];
await begin(ours);
const clicks = [await begin(bare)];
const kills: { ours: number; bare: number }[] = [];
const signals: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  kills.push({ bare: await kill(bare), ours: await kill(ours) });
  signals.push(await loseSignal(ours));
  await bare.end();
  clicks.push(await begin(bare));
}
await ours.close();
await bare.close();
const killed = (side: 'ours' | 'bare') => median(kills.map((each) => each[side]));
report('call-recovery', [
  row('worker killed, until both see again', 'ms', killed('ours'), killed('bare'), '≤ 2'),
  row('signalling back, until both see again', 'ms', median(signals), median(clicks), '≤ 3'),
]);
process.exit(0);
