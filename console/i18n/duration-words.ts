/** Durations, clock times and days as people say them. Pure. */
import type { Ms } from '../../shared/protocol/schema.ts';
import type { Locale } from '../../shared/protocol/site.ts';

const UNITS = {
  de: { second: 'Sek.', minute: 'Min.', hour: 'Std.', day: 'Tag', days: 'Tage', today: 'Heute', yesterday: 'Gestern' },
  en: { second: 'sec', minute: 'min', hour: 'hr', day: 'day', days: 'days', today: 'Today', yesterday: 'Yesterday' },
} as const;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "8 Sek.", "3 Min.", "1 Std. 5 Min.", "2 Tage": two units at most, never a precision nobody needs. */
export function durationWords(ms: Ms, locale: Locale): string {
  const words = UNITS[locale];
  const positive = Math.max(0, ms);
  if (positive < MINUTE) return `${Math.floor(positive / 1_000)} ${words.second}`;
  if (positive < HOUR) return `${Math.floor(positive / MINUTE)} ${words.minute}`;
  if (positive < DAY) {
    const minutes = Math.floor((positive % HOUR) / MINUTE);
    return `${Math.floor(positive / HOUR)} ${words.hour}${minutes > 0 ? ` ${minutes} ${words.minute}` : ''}`;
  }
  const days = Math.floor(positive / DAY);
  return `${days} ${days === 1 ? words.day : words.days}`;
}

/** "4:07", as a call counts. */
export function clockWords(ms: Ms): string {
  const seconds = Math.floor(Math.max(0, ms) / 1_000);
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours, minutes, rest] = parts.map((part) => String(part).padStart(2, '0'));
  return parts[0] === 0 ? `${parts[1]}:${rest}` : `${hours}:${minutes}:${rest}`;
}

export function timeWords(at: Ms, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(at);
}

export function dayWords(at: Ms, now: Ms, locale: Locale): string {
  const midnight = (ms: Ms) => new Date(ms).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(now) - midnight(at)) / DAY);
  if (days === 0) return UNITS[locale].today;
  if (days === 1) return UNITS[locale].yesterday;
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}

/** As short as a list allows: the time today, the day before that. */
export function momentWords(at: Ms, now: Ms, locale: Locale): string {
  if (now - at < DAY && new Date(at).getDate() === new Date(now).getDate()) return timeWords(at, locale);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(at);
}
