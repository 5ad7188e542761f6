/**
 * CPU time of the media worker for each stream somebody receives: in our rooms, as the server opens them, and in a bare mediasoup
 * script with the same worker program, streams and people. Both work at the same time, so that whatever the machine does meets
 * both alike. The people are simulated, their ICE, DTLS, SRTP and feedback are real.
 */
import { createDtlsIdentity } from './support/dtls-identity.ts';
import { openBareMedia, openOurMedia } from './support/media-sides.ts';
import { mainThreadUs } from './support/process-cpu.ts';
import { median, report, row } from './support/report.ts';
import { runStreams } from './support/run-streams.ts';
import { openSimulatedCall, type MediaSide, type SimulatedCall } from './support/simulated-call.ts';

const ROUNDS = 15;
const SECONDS = 4;
/** Until the estimate of every line has grown so far that everybody gets the large picture. */
const WARM_SECONDS = 12;
const ROOMS = 3;
const PEOPLE = 3;

const identity = createDtlsIdentity();
const sides: readonly MediaSide[] = [await openOurMedia(), await openBareMedia()];
const calls: SimulatedCall[][] = [[], []];
for (let n = 0; n < ROOMS; n += 1) {
  // In turn, so that people of both sides are due at like moments.
  for (const [index, side] of sides.entries()) {
    calls[index]!.push(await openSimulatedCall(await side.openRoom(), PEOPLE, identity));
  }
}
const people = calls[0]!.flatMap((call, n) => call.people.flatMap((each, m) => [each, calls[1]![n]!.people[m]!]));
const consumers = ROOMS * PEOPLE * (PEOPLE - 1) * 2;
const take = () => calls.map((side) => side.map((call) => call.takeReceived()));

await runStreams(people, WARM_SECONDS);
take();
type Figures = { readonly perConsumerUs: number; readonly perPacketUs: number; readonly perSecond: number };
const rounds: Figures[][] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const before = sides.map(({ workerPid }) => mainThreadUs(workerPid));
  const { seconds, behind } = await runStreams(people, SECONDS);
  const cpuUs = sides.map(({ workerPid }, index) => mainThreadUs(workerPid) - before[index]!);
  const received = take().map((side) => ({
    packets: side.reduce((sum, { packets }) => sum + packets, 0),
    lost: side.reduce((sum, { lost }) => sum + lost, 0),
  }));
  if (behind > 0.02 || received.some(({ packets, lost }) => lost > packets * 0.01)) {
    console.log(`  a rough round: ${(behind * 100).toFixed(1)} % sent late, lost ${received.map(({ lost }) => lost)}`);
  }
  rounds.push(
    received.map(({ packets }, index) => ({
      perConsumerUs: cpuUs[index]! / consumers / seconds,
      perPacketUs: cpuUs[index]! / packets,
      perSecond: packets / consumers / seconds,
    })),
  );
}
for (const call of calls.flat()) call.close();
for (const side of sides) await side.close();
identity.remove();

const medians = (figure: keyof Figures) => [0, 1].map((side) => median(rounds.map((round) => round[side]![figure])));
const compared = (what: string, unit: string, figure: keyof Figures, target: string) => {
  const [ours, reference] = medians(figure);
  return row(what, unit, ours!, reference!, target);
};
report('call-forwarding', [
  compared('CPU of the worker a consumer and second', 'µs', 'perConsumerUs', '≤ 1.05'),
  compared('CPU of the worker a packet that arrived', 'µs', 'perPacketUs', '≤ 1.05'),
  compared('packets a consumer and second', '', 'perSecond', '1'),
]);
process.exit(0);
