/**
 * How many calls of two one core of a media worker carries: cameras of 1.2 Mbit/s in two sizes and voices, each way, by simulated
 * people on the loopback address, more of them step by step. It ends when the worker is saturated, or when the simulation or the
 * machine is; then the answer is extrapolated from what a packet cost the worker at the last step, and called so. A packet is
 * cheaper for a worker that is busy, since it finds several at once: extrapolated from few calls the answer is on the low side.
 */
import { createDtlsIdentity } from './support/dtls-identity.ts';
import { openBareMedia, openOurMedia } from './support/media-sides.ts';
import { mainThreadUs } from './support/process-cpu.ts';
import { report, row } from './support/report.ts';
import { runStreams } from './support/run-streams.ts';
import { LARGE_PACKETS_PER_SECOND, VOICE_PACKETS_PER_SECOND } from './support/simulated-streams.ts';
import { openSimulatedCall, type MediaSide, type SimulatedCall } from './support/simulated-call.ts';

const STEP = 4;
const MOST_CALLS = 100;
const MOST_SECONDS = 90;
const WARM_SECONDS = 6;
const SECONDS = 5;
/** A worker as busy as this answers late. */
const SATURATED = 0.9;
const MOST_LOSS = 0.01;
/** What two people receive a second: a voice and the large picture each. */
const PACKETS_A_CALL = 2 * (VOICE_PACKETS_PER_SECOND + LARGE_PACKETS_PER_SECOND);
/** Above this the simulation itself is late: what it measures then is not the worker. */
const MOST_BEHIND = 0.02;

type Step = {
  readonly calls: number;
  readonly share: number;
  readonly packetUs: number;
  readonly loss: number;
  readonly behind: number;
};
type Answer = { readonly calls: number; readonly packetUs: number; readonly isMeasured: boolean };

const identity = createDtlsIdentity();

async function climb(name: string, side: MediaSide): Promise<Answer> {
  const calls: SimulatedCall[] = [];
  const endMs = performance.now() + MOST_SECONDS * 1_000;
  let step: Step;
  do {
    for (let n = 0; n < STEP; n += 1) calls.push(await openSimulatedCall(await side.openRoom(), 2, identity));
    step = await look(side, calls);
    const words = [`the worker at ${percent(step.share)}`, `${step.packetUs.toFixed(1)} µs a packet received`];
    console.log(
      `  ${name}, ${step.calls} calls: ${words.join(', ')}, ${percent(step.loss)} lost, ${percent(step.behind)} late`,
    );
  } while (isClean(step) && step.share < SATURATED && calls.length < MOST_CALLS && performance.now() < endMs);
  for (const call of calls) call.close();
  await side.close();
  const isMeasured = step.share >= SATURATED && isClean(step);
  const extrapolated = Math.floor((SATURATED * 1e6) / (step.packetUs * PACKETS_A_CALL));
  return { calls: isMeasured ? step.calls : extrapolated, packetUs: step.packetUs, isMeasured };
}
const isClean = ({ behind, loss }: Step): boolean => behind <= MOST_BEHIND && loss <= MOST_LOSS;

async function look({ workerPid }: MediaSide, calls: readonly SimulatedCall[]): Promise<Step> {
  const people = calls.flatMap((call) => call.people);
  await runStreams(people, WARM_SECONDS);
  for (const call of calls) call.takeReceived();
  const before = mainThreadUs(workerPid);
  const { seconds, behind } = await runStreams(people, SECONDS);
  const cpuUs = mainThreadUs(workerPid) - before;
  const received = calls.map((call) => call.takeReceived());
  const packets = received.reduce((sum, each) => sum + each.packets, 0);
  const lost = received.reduce((sum, each) => sum + each.lost, 0);
  return {
    calls: calls.length,
    share: cpuUs / 1e6 / seconds,
    packetUs: cpuUs / packets,
    loss: lost / (packets + lost),
    behind,
  };
}
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const reference = await climb('bare mediasoup', await openBareMedia());
const ours = await climb('ours', await openOurMedia());
identity.remove();
const how = ours.isMeasured && reference.isMeasured ? 'measured' : 'extrapolated to 90 % of it';
report('calls-per-core', [
  row(`calls of two on one core (${how})`, '', ours.calls, reference.calls, '≥ 0.95'),
  row('CPU of the worker a packet that arrived', 'µs', ours.packetUs, reference.packetUs, '≤ 1.05'),
]);
process.exit(0);
