/** Opening hours between what people type ("9:00–12:00, 13:00–18:00") and minutes of a day. Pure. */
import type { Hours } from '../../shared/protocol/site.ts';

type Span = Hours['spans'][number];
const END_OF_DAY = 1_440;

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export function writeDay(spans: readonly Span[], day: number): string {
  return spans
    .filter((span) => span.day === day)
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to }) => `${clock(from)}–${clock(to)}`)
    .join(', ');
}

/** Null when it cannot be understood; an empty text is a closed day. */
export function readDay(text: string, day: number): Span[] | null {
  const spans: Span[] = [];
  for (const part of text.split(/[,;]/).map((piece) => piece.trim())) {
    if (!part) continue;
    const found = /^(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|bis|to)\s*(\d{1,2})(?:[:.](\d{2}))?$/i.exec(part);
    if (!found) return null;
    const from = Number(found[1]) * 60 + Number(found[2] ?? 0);
    const to = Number(found[3]) * 60 + Number(found[4] ?? 0);
    if (from >= to || to > END_OF_DAY || Number(found[2] ?? 0) > 59 || Number(found[4] ?? 0) > 59) return null;
    spans.push({ day, from, to });
  }
  return spans;
}
