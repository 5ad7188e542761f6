/**
 * CPU time of the media worker for each stream somebody receives: in our rooms, as the server opens them, and in a bare mediasoup
 * script with the same worker program, streams and people. Both work at the same time, so that whatever the machine does meets
 * both alike. The people are simulated, their ICE, DTLS, SRTP and feedback are real.
 */
import { createDtlsIdentity } from './support/dtls-identity.ts';
import { openBareMedia, openOurMedia } from './support/media-sides.ts';
import { mainThreadUs } from './support/process-cpu.ts';
import { report, row } from './support/report.ts';
import { runStreams } from './support/run-streams.ts';
import { openSimulatedCall, type MediaSide, type SimulatedCall } from './support/simulated-call.ts';

const ROUNDS = 15;
const SECONDS = 4;
/** Until the estimate of every line has grown so far that everybody gets the large picture. */
const WARM_SECONDS = 12;
const ROOMS = 2;
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
type Sum = { cpuUs: number; packets: number };
const sums: Sum[] = [
  { cpuUs: 0, packets: 0 },
  { cpuUs: 0, packets: 0 },
];
const ratios: number[] = [];
let measuredSeconds = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  const before = sides.map(({ workerPid }) => mainThreadUs(workerPid));
  const { seconds, behind } = await runStreams(people, SECONDS);
  const figures = take().map((side, index) => ({
    cpuUs: mainThreadUs(sides[index]!.workerPid) - before[index]!,
    packets: side.reduce((sum, { packets }) => sum + packets, 0),
    lost: side.reduce((sum, { lost }) => sum + lost, 0),
  }));
  measuredSeconds += seconds;
  for (const [index, { cpuUs, packets }] of figures.entries()) {
    sums[index]!.cpuUs += cpuUs;
    sums[index]!.packets += packets;
  }
  const perPacket = figures.map(({ cpuUs, packets }) => cpuUs / packets);
  ratios.push(perPacket[0]! / perPacket[1]!);
  if (behind > 0.02 || figures.some(({ packets, lost }) => lost > packets * 0.01)) {
    console.log(`  a rough round: ${(behind * 100).toFixed(1)} % sent late, lost ${figures.map(({ lost }) => lost)}`);
  }
}
for (const call of calls.flat()) call.close();
for (const side of sides) await side.close();
identity.remove();

console.log(`  a packet in each round, ours to reference: ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}`);
const [ours, reference] = sums as [Sum, Sum];
const perConsumer = (figure: number) => figure / consumers / measuredSeconds;
report('call-forwarding', [
  row('CPU of the worker a consumer and second', 'µs', perConsumer(ours.cpuUs), perConsumer(reference.cpuUs), '≤ 1.05'),
  row(
    'CPU of the worker a packet that arrived',
    'µs',
    ours.cpuUs / ours.packets,
    reference.cpuUs / reference.packets,
    '≤ 1.05',
  ),
  row('packets a consumer and second', '', perConsumer(ours.packets), perConsumer(reference.packets), '1'),
]);
process.exit(0);
