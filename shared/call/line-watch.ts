/** Measures the line of a room again and again, and reports it now and then; tells its owner each figure. */
import type { CallQuality } from '../protocol/call.ts';
import { MEASURE_MS, MEASURES_A_REPORT } from './call-limits.ts';
import type { CallPorts } from './call-ports.ts';
import type { LineQuality } from './call-view.ts';
import { lineBetween, readCounters, type Counters } from './line-figures.ts';

type Stats = () => Promise<Iterable<Readonly<Record<string, unknown>>>>;
type Watch = {
  readonly ports: Pick<CallPorts, 'after'>;
  readonly stats: Stats;
  readonly onLine: (line: LineQuality) => void;
  readonly report: (quality: Omit<CallQuality, 'callId'>) => void;
};

/** The answer stops it. */
export function watchLine({ ports, stats, onLine, report }: Watch): () => void {
  let before: Counters | undefined;
  let measures = 0;
  let isOver = false;
  let cancel = ports.after(MEASURE_MS, () => void measure());

  async function measure(): Promise<void> {
    const now = readCounters(await stats(), performance.now());
    if (isOver) return;
    const line = before && lineBetween(before, now);
    before = now;
    if (line) {
      onLine(line);
      measures += 1;
      const { word: _word, mos: _mos, ...figures } = line;
      if (measures % MEASURES_A_REPORT === 0) report(figures);
    }
    cancel = ports.after(MEASURE_MS, () => void measure());
  }
  return () => {
    isOver = true;
    cancel();
  };
}
