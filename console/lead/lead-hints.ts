/** Why the visitor was not led, by session, in words; it fades. */
import { signal } from '@preact/signals';
import { shownAddress } from '../../shared/client/shown-address.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';
import type { LeadRefusal } from '../../shared/protocol/lead.ts';
import * as env from '../env.ts';
import { errorWords } from '../i18n/error-words.ts';
import { t } from '../i18n/t.ts';
import { withEntry, without } from '../map-change.ts';

/** Long enough to read it, in ms. */
const SHOWN_MS = 6_000;
const hints = signal<ReadonlyMap<SessionId, { readonly words: string }>>(new Map());

export const leadHint = (sessionId: SessionId): string | null => hints.value.get(sessionId)?.words ?? null;

export function noteLeadHint(sessionId: SessionId, words: string): void {
  const noted = { words };
  hints.value = withEntry(hints.value, sessionId, noted);
  env.after(SHOWN_MS, () => {
    if (hints.value.get(sessionId) === noted) forgetLeadHint(sessionId);
  });
}
export const forgetLeadHint = (sessionId: SessionId): void => {
  hints.value = without(hints.value, sessionId);
};

export const noteLeadRefusal = (sessionId: SessionId, reason: LeadRefusal): void =>
  noteLeadHint(sessionId, t(`lead.${reason}`));

/** `url` is where it should have gone. */
export function leadErrorWords(error: WireError, url: string): string {
  if (error.code === 'forbidden') return t('lead.foreign', { host: shownAddress(url)?.host ?? url });
  if (error.code === 'bad_request') return t('lead.wrong');
  return error.code === 'not_granted' ? t('lead.not_granted') : errorWords(error);
}
