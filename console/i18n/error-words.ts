/** A sentence for every error code, since text for people never comes from the server. */
import type { WireError } from '../../shared/protocol/errors.ts';
import { durationWords } from './duration-words.ts';
import { locale, t } from './t.ts';

export function errorWords(error: WireError): string {
  if (error.code === 'rate_limited' && error.retryAfterMs !== undefined) {
    return t('error.rate_limited_for', { duration: durationWords(error.retryAfterMs, locale.value) });
  }
  return t(`error.${error.code}`);
}
