/** Opening hours in the site's own time zone, right across changes of daylight saving time. */
import type { Ms } from '../../shared/protocol/schema.ts';
import type { Hours } from '../../shared/protocol/site.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

type LocalTime = { readonly day: number; readonly minute: number };
const formats = new Map<string, Intl.DateTimeFormat>();

function localTime(at: Ms, timeZone: string): LocalTime {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return { day: DAYS.indexOf(part['weekday'] ?? '') + 1, minute: Number(part['hour']) * 60 + Number(part['minute']) };
}

const isWithin = (hours: Hours, { day, minute }: LocalTime): boolean =>
  hours.spans.some((span) => span.day === day && span.from <= minute && minute < span.to);

export const isOpenAt = (hours: Hours, at: Ms): boolean => isWithin(hours, localTime(at, hours.timeZone));

/** The next moment the site opens; undefined while it is open and when it never does. */
export function opensAt(hours: Hours, now: Ms): Ms | undefined {
  if (isOpenAt(hours, now)) return undefined;
  const found = hours.spans
    .filter((span) => span.from < span.to)
    .flatMap((span) => candidates(span, hours.timeZone, now))
    .filter((at) => at > now && isOpenAt(hours, at));
  return found.length === 0 ? undefined : firstOpenMinute(hours, now, Math.min(...found));
}

/** Where the local clock skips a span's beginning, the candidate is up to an hour late. */
function firstOpenMinute(hours: Hours, now: Ms, candidate: Ms): Ms {
  let at = candidate;
  while (at - MINUTE_MS > now && isOpenAt(hours, at - MINUTE_MS)) at -= MINUTE_MS;
  return at;
}

/**
 * The moments within eight days at which the local clock shows the span's beginning. A day is 23 to 25 hours long, so the
 * guess is corrected by what the clock shows there.
 */
function candidates(span: { day: number; from: number }, timeZone: string, now: Ms): Ms[] {
  const found: Ms[] = [];
  const startOfMinute = now - (now % MINUTE_MS);
  for (let days = 0; days <= 8; days += 1) {
    let at = startOfMinute + days * DAY_MS;
    const there = localTime(at, timeZone);
    at += (daysBetween(there.day, span.day) * 24 * 60 + span.from - there.minute) * MINUTE_MS;
    const seen = localTime(at, timeZone);
    const off = daysBetween(seen.day, span.day) * 24 * 60 + span.from - seen.minute;
    found.push(at, at + off * MINUTE_MS);
  }
  return found;
}

/** From -3 to 3: the shorter way round the week. */
const daysBetween = (from: number, to: number): number => ((to - from + 10) % 7) - 3;
