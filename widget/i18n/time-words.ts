/** Says when somebody is there again: the hour today, the day otherwise. Pure but for the browser's own calendar words. */
import type { Ms } from '../../shared/protocol/schema.ts';
import type { Locale } from '../../shared/protocol/site.ts';

export function timeWords(atMs: Ms, nowMs: Ms, locale: Locale): string {
  const isToday = new Date(atMs).toDateString() === new Date(nowMs).toDateString();
  return new Intl.DateTimeFormat(locale, {
    hour: 'numeric',
    minute: '2-digit',
    ...(isToday ? {} : { weekday: 'long' }),
  }).format(atMs);
}
