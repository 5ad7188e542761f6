/** The few words needed before anything is opened, in every language. */
import type { Locale } from '../../shared/protocol/site.ts';

export type LauncherTexts = {
  open: string;
  close: string;
  unread(count: number): string;
  list: string;
  backAt(time: string): string;
  busy: string;
  away: string;
};

export const LAUNCHER_TEXTS: Record<Locale, LauncherTexts> = {
  de: {
    open: 'Hilfe und Chat öffnen',
    close: 'Hilfe und Chat schließen',
    unread: (count) => (count === 1 ? '1 neue Nachricht' : `${count} neue Nachrichten`),
    list: 'Neues auf Ihrer Liste',
    backAt: (time) => `wieder da ab ${time}`,
    busy: 'gerade im Gespräch',
    away: 'gerade nicht da',
  },
  en: {
    open: 'Open help and chat',
    close: 'Close help and chat',
    unread: (count) => (count === 1 ? '1 new message' : `${count} new messages`),
    list: 'Something new on your list',
    backAt: (time) => `back at ${time}`,
    busy: 'with a customer right now',
    away: 'away right now',
  },
};
