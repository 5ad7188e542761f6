/**
 * A chat message through the whole server (parsed, committed with synchronous=FULL, fanned out to visitor and agent,
 * acknowledged) against a bare Socket.IO echo. 400 visitors talk to twenty agents at once, each with one message under way.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAgent, must } from './support/agent-client.ts';
import { interleaved } from './support/interleaved.ts';
import { saturate, type Sender } from './support/load.ts';
import { startMeasured } from './support/measured-process.ts';
import { report, row } from './support/report.ts';
import { connectBareClient } from './support/socket-io-client.ts';
import { connectVisitor, inParallel } from './support/visitor-client.ts';

const AGENTS = 20;
const SEATS = 20;
const VISITORS = AGENTS * SEATS;
const MESSAGES = 20_000;
const text = 'Is this the right tariff for me?';

const dataFolder = mkdtempSync(join(tmpdir(), 'lotse-bench-'));
const bare = await startMeasured('tests/bench/support/bare-server.ts', {}, '/ready');
const lotse = await startMeasured(
  'server/main.ts',
  {
    LOTSE_DATA: dataFolder,
    LOTSE_DEMO: '1',
    LOTSE_LOG_LEVEL: 'warn',
    LOTSE_MEDIA_WORKERS: '0',
    LOTSE_LIMITS_FACTOR: '1000000',
  },
  '/readyz',
);

const admin = await connectAgent(lotse.url, 'admin@demo.lotse');
await must(admin.request('presence:set', { status: 'away' }));
for (let n = 0; n < AGENTS; n += 1) {
  const email = `bench-${n}@demo.lotse`;
  const password = 'a long enough password';
  await must(
    admin.request('agents:save', {
      email,
      password,
      name: `Bench ${n}`,
      title: '',
      role: 'agent',
      skills: ['sales', 'service'],
      capacity: SEATS,
    }),
  );
  await connectAgent(lotse.url, email, password);
}
const lotseSenders = await inParallel<Sender>(VISITORS, 10, async (index) => {
  const { client } = await connectVisitor(lotse.url, index);
  const { conversation } = await must<{ conversation: { conversationId: string; state: string } }>(
    client.request('chat:start', { clientMessageId: `start-${index}`, text }),
  );
  const { conversationId } = conversation;
  let n = 0;
  return () => must(client.request('chat:send', { conversationId, clientMessageId: `m-${index}-${n++}`, text }));
});
const bareSenders = await inParallel<Sender>(VISITORS, 10, async () => {
  const client = await connectBareClient({ url: bare.url, namespace: '/', auth: {} });
  return () => client.request('echo', { conversationId: 'c', clientMessageId: 'm', text });
});

await saturate(bare, bareSenders, MESSAGES, 1);
await saturate(lotse, lotseSenders, MESSAGES, 1);
const { perSecond, cpuUs } = await interleaved(
  3,
  () => saturate(lotse, lotseSenders, MESSAGES, 1),
  () => saturate(bare, bareSenders, MESSAGES, 1),
);
await Promise.all([bare.stop(), lotse.stop()]);
rmSync(dataFolder, { recursive: true, force: true });
report('durable-message', [
  row('messages a second', '1/s', perSecond.ours, perSecond.reference, '≥ 0.45'),
  row('server CPU a message', 'µs', cpuUs.ours, cpuUs.reference, '≤ 2.2'),
]);
process.exit(0);
