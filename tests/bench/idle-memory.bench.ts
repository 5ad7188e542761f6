/**
 * Memory of the server per connected visitor who does nothing, in steps up to 10,000 on one process, against a bare
 * Socket.IO server with as many bare connections. `LOTSE_BENCH_VISITORS` makes it smaller.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interleaved } from './support/interleaved.ts';
import { startMeasured, type MeasuredProcess } from './support/measured-process.ts';
import { report, row, type Row } from './support/report.ts';
import { connectBareClient } from './support/socket-io-client.ts';
import { addressOf, connectVisitor, inParallel } from './support/visitor-client.ts';

const most = Number(process.env['LOTSE_BENCH_VISITORS'] ?? 10_000);
const steps = [0.1, 0.5, 1].map((share) => Math.round(most * share));

/** Bytes per connection at each step, beyond what the server holds with nobody there (after a first hundred warmed it up). */
async function measure(server: MeasuredProcess, connect: (index: number) => Promise<unknown>): Promise<number[]> {
  const warmUp = 100;
  await inParallel(warmUp, 20, connect);
  const empty = await server.residentBytes();
  let connected = 0;
  const perConnection: number[] = [];
  for (const step of steps) {
    const from = warmUp + connected;
    await inParallel(step - connected, 50, (index) => connect(from + index));
    connected = step;
    perConnection.push(((await server.residentBytes()) - empty) / step);
  }
  return perConnection;
}

async function measureBare(): Promise<number[]> {
  const bare = await startMeasured('tests/bench/support/bare-server.ts', {}, '/ready');
  const figures = await measure(bare, (index) =>
    connectBareClient({ url: bare.url, namespace: '/', auth: {}, localAddress: addressOf(index) }),
  );
  await bare.stop();
  return figures;
}

async function measureOurs(): Promise<number[]> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lotse-bench-'));
  const settings = {
    LOTSE_DATA: dataFolder,
    LOTSE_DEMO: '1',
    LOTSE_LOG_LEVEL: 'warn',
    LOTSE_MEDIA_MISSING: 'not needed here',
  };
  const lotse = await startMeasured('server/main.ts', settings, '/readyz');
  const figures = await measure(lotse, (index) => connectVisitor(lotse.url, index));
  await lotse.stop();
  rmSync(dataFolder, { recursive: true, force: true });
  return figures;
}

const byStep = (figures: readonly number[]) =>
  Object.fromEntries(steps.map((step, index) => [step, figures[index]! / 1024]));
const kilobytes = await interleaved(
  3,
  async () => byStep(await measureOurs()),
  async () => byStep(await measureBare()),
);
const rows: Row[] = steps.map((step) => {
  const { ours, reference } = kilobytes[step]!;
  return row(`memory per idle visitor, ${step} connected`, 'KB', ours, reference, '≤ 1.5');
});
report('idle-memory', rows);
process.exit(0);
