/** A request and its acknowledgement through our dispatcher, no store behind it, against a bare Socket.IO echo of the same body. */
import { interleaved } from './support/interleaved.ts';
import { paced, saturate, type Sender } from './support/load.ts';
import { startMeasured, type MeasuredProcess } from './support/measured-process.ts';
import { report, row } from './support/report.ts';
import { connectBareClient } from './support/socket-io-client.ts';

const CLIENTS = 20;
const body = {
  conversationId: 'conversation-1',
  clientMessageId: 'message-1',
  text: 'Is this the right tariff for me?',
};

async function senders(server: MeasuredProcess, namespace: string): Promise<Sender[]> {
  const clients = await Promise.all(
    Array.from({ length: CLIENTS }, () => connectBareClient({ url: server.url, namespace, auth: {} })),
  );
  return clients.map((client) => () => client.request('echo', body));
}

async function measure(server: MeasuredProcess, from: readonly Sender[]) {
  const { perSecond, cpuUs } = await saturate(server, from, 60_000, 25);
  return { perSecond, cpuUs, p99Ms: await paced(from, 1_000, 3) };
}

const bare = await startMeasured('tests/bench/support/bare-server.ts', {}, '/ready');
const ours = await startMeasured('tests/bench/support/dispatch-server.ts', {}, '/ready');
const [bareSenders, ourSenders] = [await senders(bare, '/'), await senders(ours, '/visitor')];
await saturate(bare, bareSenders, 20_000, 25);
await saturate(ours, ourSenders, 20_000, 25);
const { perSecond, cpuUs, p99Ms } = await interleaved(
  5,
  () => measure(ours, ourSenders),
  () => measure(bare, bareSenders),
);
await Promise.all([bare.stop(), ours.stop()]);
report('request-acknowledge', [
  row('requests a second', '1/s', perSecond.ours, perSecond.reference, '≥ 0.85'),
  row('server CPU a request', 'µs', cpuUs.ours, cpuUs.reference, '≤ 1.2'),
  row('p99 at 1,000 a second', 'ms', p99Ms.ours, p99Ms.reference, '≤ 1.5'),
]);
process.exit(0);
