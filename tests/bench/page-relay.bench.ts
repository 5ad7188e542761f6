/**
 * Server CPU for one page frame on its way from a visitor's tab to one watching agent, under a live grant and through all
 * checks of the real server, against a bare Socket.IO relay of the same Buffer. Large frames are snapshots, as in life.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodePageFrame, PAGE_FRAME_HEADER_BYTES } from '../../shared/protocol/page-frame.ts';
import { connectAgent } from './support/agent-client.ts';
import { interleaved } from './support/interleaved.ts';
import { startMeasured, type MeasuredProcess } from './support/measured-process.ts';
import { report, row, type Row } from './support/report.ts';
import { connectBareClient, type BareClient } from './support/socket-io-client.ts';
import { connectVisitor } from './support/visitor-client.ts';
import { watchPage } from './support/watch-page.ts';

/** Frames under way at once; below what counts as a slow line. */
const IN_FLIGHT = 8;
/** Deltas after a snapshot: what is kept for late comers stays within its bound. */
const DELTAS = 500;
const SIZES = [
  { name: '2 KB', bytes: 2_000, frames: 20_000 },
  { name: '200 KB', bytes: 200_000, frames: 1_500 },
];

type Relay = {
  readonly server: MeasuredProcess;
  send(bytes: number, n: number): void;
  onArrived(listener: () => void): void;
};

/** Server CPU per frame that arrived, in µs; ends when all did. */
async function cpuPerFrame({ server, send, onArrived }: Relay, bytes: number, frames: number): Promise<number> {
  let sent = 0;
  let arrived = 0;
  const cpuBefore = server.cpuUs();
  await new Promise<void>((resolve) => {
    onArrived(() => {
      arrived += 1;
      if (sent < frames) send(bytes, sent++);
      if (arrived === frames) resolve();
    });
    while (sent < Math.min(IN_FLIGHT, frames)) send(bytes, sent++);
  });
  return (server.cpuUs() - cpuBefore) / frames;
}

const arrivals = (client: BareClient) => (listener: () => void) => client.onBytes(() => listener());

const dataFolder = mkdtempSync(join(tmpdir(), 'lotse-bench-'));
const bare = await startMeasured('tests/bench/support/bare-server.ts', {}, '/ready');
const lotse = await startMeasured(
  'server/main.ts',
  {
    LOTSE_DATA: dataFolder,
    LOTSE_DEMO: '1',
    LOTSE_LOG_LEVEL: 'warn',
    LOTSE_MEDIA_MISSING: 'not needed here',
    LOTSE_LIMITS_FACTOR: '1000000',
  },
  '/readyz',
);

const agent = await connectAgent(lotse.url, 'anna@demo.lotse');
const { client: visitor, welcome } = await connectVisitor(lotse.url, 0);
await watchPage(agent, visitor, String(welcome['sessionId']));
let epoch = 1;
let seq = 0;
const ours: Relay = {
  server: lotse,
  onArrived: arrivals(agent),
  send: (bytes) => {
    if (bytes > SIZES[0]!.bytes || seq > DELTAS) [epoch, seq] = [epoch + 1, 0];
    const header = { kind: seq === 0 ? 'snapshot' : 'delta', tab: Number(welcome['tab']), epoch, seq: seq++ } as const;
    visitor.sendBytes('page:frame', encodePageFrame(header, new Uint8Array(bytes - PAGE_FRAME_HEADER_BYTES)));
  },
};
const [source, watcher] = await Promise.all(
  [0, 1].map(() => connectBareClient({ url: bare.url, namespace: '/', auth: {} })),
);
await watcher!.request('watch', {});
const reference: Relay = {
  server: bare,
  onArrived: arrivals(watcher!),
  send: (bytes) => source!.sendBytes('frame', new Uint8Array(bytes)),
};

const rows: Row[] = [];
for (const { name, bytes, frames } of SIZES) {
  const side = (relay: Relay) => async () => ({ cpuUs: await cpuPerFrame(relay, bytes, frames) });
  await side(ours)();
  await side(reference)();
  const { cpuUs } = await interleaved(5, side(ours), side(reference));
  rows.push(row(`server CPU a page frame of ${name}`, 'µs', cpuUs.ours, cpuUs.reference, '≤ 1.25'));
}
await Promise.all([bare.stop(), lotse.stop()]);
rmSync(dataFolder, { recursive: true, force: true });
report('page-relay', rows);
process.exit(0);
