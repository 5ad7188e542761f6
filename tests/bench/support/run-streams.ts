/** Lets simulated people talk for a while at the pace of their streams, spread evenly, and says how well the pace was kept. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { FRAMES_PER_SECOND, VOICE_PACKETS_PER_SECOND, type SimulatedStreams } from './simulated-streams.ts';

const TICK_MS = 5;
const REPORT_MS = 1_000;

/** `behind`: the share of packets that were due and could not be sent in time; this process was the bottleneck then. */
export type Pace = { readonly seconds: number; readonly behind: number; readonly p99DelayMs: number };

export async function runStreams(people: readonly SimulatedStreams[], seconds: number): Promise<Pace> {
  const jobs = people.flatMap((streams, index) => {
    // Spread over each interval as people who know nothing of one another are.
    const share = index / people.length;
    return [
      { everyMs: 1_000 / VOICE_PACKETS_PER_SECOND, share, run: () => streams.sendVoice() },
      { everyMs: 1_000 / FRAMES_PER_SECOND, share, run: () => streams.sendFrame() },
      { everyMs: REPORT_MS, share, run: () => streams.sendReports() },
    ];
  });
  const start = performance.now();
  const end = start + seconds * 1_000;
  const due = jobs.map((job) => ({ ...job, nextMs: start + job.share * job.everyMs }));
  let [ran, skipped] = [0, 0];
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  for (let now = start; now < end; now = performance.now()) {
    for (const job of due) {
      if (job.nextMs > now) continue;
      job.run();
      ran += 1;
      job.nextMs += job.everyMs;
      // What is a whole interval late is left out, not sent in one burst.
      while (job.nextMs < now - job.everyMs) {
        job.nextMs += job.everyMs;
        skipped += 1;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  delay.disable();
  return {
    seconds: (performance.now() - start) / 1_000,
    behind: skipped / Math.max(1, ran + skipped),
    p99DelayMs: delay.percentile(99) / 1e6,
  };
}
