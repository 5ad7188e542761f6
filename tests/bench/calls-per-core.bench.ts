/**
 * How many calls of two one core of a media worker carries: cameras of 1.2 Mbit/s in two sizes and voices, each way, by simulated
 * people on the loopback address, more of them step by step. It ends when the worker is saturated, or when the simulation or the
 * machine is; then the answer is extrapolated from the last clean step, and called so.
 */
import { createDtlsIdentity } from './support/dtls-identity.ts';
import { openBareMedia, openOurMedia } from './support/media-sides.ts';
import { mainThreadUs } from './support/process-cpu.ts';
import { report, row } from './support/report.ts';
import { runStreams } from './support/run-streams.ts';
import { openSimulatedCall, type MediaSide, type SimulatedCall } from './support/simulated-call.ts';

const STEP = 5;
const MOST_CALLS = 100;
const MOST_SECONDS = 200;
const WARM_SECONDS = 6;
const SECONDS = 5;
/** A worker as busy as this answers late. */
const SATURATED = 0.9;
const MOST_LOSS = 0.01;
/** Above this the simulation itself is late: what it measures then is not the worker. */
const MOST_BEHIND = 0.02;

type Step = { readonly calls: number; readonly share: number; readonly loss: number; readonly behind: number };
type Answer = { readonly calls: number; readonly shareACall: number; readonly isMeasured: boolean };

const identity = createDtlsIdentity();

async function climb(name: string, side: MediaSide): Promise<Answer> {
  const calls: SimulatedCall[] = [];
  const steps: Step[] = [];
  const endMs = performance.now() + MOST_SECONDS * 1_000;
  let isSaturated = false;
  while (!isSaturated && calls.length < MOST_CALLS && performance.now() < endMs) {
    for (let n = 0; n < STEP; n += 1) calls.push(await openSimulatedCall(await side.openRoom(), 2, identity));
    const step = await look(side, calls);
    const words = [
      `the worker at ${percent(step.share)}`,
      `loss ${percent(step.loss)}`,
      `late ${percent(step.behind)}`,
    ];
    console.log(`  ${name}, ${step.calls} calls: ${words.join(', ')}`);
    isSaturated = step.share >= SATURATED;
    if (!isSaturated && (step.behind > MOST_BEHIND || step.loss > MOST_LOSS)) break;
    steps.push(step);
  }
  for (const call of calls) call.close();
  await side.close();
  const last = steps.at(-1);
  if (!last) throw new Error('not even the first step was clean: the machine is too busy to say anything');
  const shareACall = last.share / last.calls;
  return { calls: isSaturated ? last.calls : Math.floor(SATURATED / shareACall), shareACall, isMeasured: isSaturated };
}

async function look({ workerPid }: MediaSide, calls: readonly SimulatedCall[]): Promise<Step> {
  const people = calls.flatMap((call) => call.people);
  await runStreams(people, WARM_SECONDS);
  for (const call of calls) call.takeReceived();
  const before = mainThreadUs(workerPid);
  const { seconds, behind } = await runStreams(people, SECONDS);
  const share = (mainThreadUs(workerPid) - before) / 1e6 / seconds;
  const received = calls.map((call) => call.takeReceived());
  const packets = received.reduce((sum, each) => sum + each.packets, 0);
  const lost = received.reduce((sum, each) => sum + each.lost, 0);
  return { calls: calls.length, share, loss: lost / (packets + lost), behind };
}
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const reference = await climb('bare mediasoup', await openBareMedia());
const ours = await climb('ours', await openOurMedia());
identity.remove();
const how = ours.isMeasured && reference.isMeasured ? 'measured' : 'extrapolated to 90 % from the last clean step';
report('calls-per-core', [
  row(`calls of two on one core (${how})`, '', ours.calls, reference.calls, '≥ 0.95'),
  row('a core’s share a call', '%', ours.shareACall * 100, reference.shareACall * 100, '≤ 1.05'),
]);
process.exit(0);
