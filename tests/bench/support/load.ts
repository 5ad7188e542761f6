/** Two kinds of load on a server: as fast as it answers (rate, CPU per request) and at a steady rate (latency). */
import type { MeasuredProcess } from './measured-process.ts';
import { percentile } from './report.ts';

export type Sender = (n: number) => Promise<unknown>;

/** Every sender keeps `inFlight` requests under way until `total` are answered. */
export async function saturate(
  server: MeasuredProcess,
  senders: readonly Sender[],
  total: number,
  inFlight: number,
): Promise<{ perSecond: number; cpuUs: number }> {
  let sent = 0;
  const lane = async (send: Sender) => {
    while (sent < total) await send(sent++);
  };
  const cpuBefore = server.cpuUs();
  const start = performance.now();
  await Promise.all(senders.flatMap((send) => Array.from({ length: inFlight }, () => lane(send))));
  const seconds = (performance.now() - start) / 1_000;
  return { perSecond: total / seconds, cpuUs: (server.cpuUs() - cpuBefore) / total };
}

/** `perSecond` requests spread over the senders for `seconds`; the 99th percentile of the time to the answer, in ms. */
export async function paced(senders: readonly Sender[], perSecond: number, seconds: number): Promise<number> {
  const latencies: number[] = [];
  const answers: Promise<void>[] = [];
  const start = performance.now();
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const due = start + (n * 1_000) / perSecond;
    while (performance.now() < due) await new Promise((resolve) => setImmediate(resolve));
    const at = performance.now();
    answers.push(senders[n % senders.length]!(n).then(() => void latencies.push(performance.now() - at)));
  }
  await Promise.all(answers);
  return percentile(latencies, 0.99);
}
