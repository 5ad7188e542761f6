/** How the line is, as a word and bars; the figures stand in the title. */
import type { LineQuality as Line } from '../../shared/call/call-view.ts';
import { t } from '../i18n/t.ts';

const BARS = { good: 3, fair: 2, poor: 1 } as const;

export function LineQuality({ line }: { line: Line }) {
  const { word, rttMs, lossPercent, jitterMs, receivedKbps, mos } = line;
  const figures = `${rttMs} ms · ${lossPercent} % · ${jitterMs} ms · ${receivedKbps} kbit/s · MOS ${mos}`;
  return (
    <span class="call-quality" data-line={word} title={figures}>
      <span class="call-bars" aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <i key={bar} data-on={bar <= BARS[word]} />
        ))}
      </span>
      {t(`call.line_${word}`)}
    </span>
  );
}
