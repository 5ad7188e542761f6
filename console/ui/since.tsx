/** A duration that counts on by itself, in words. */
import { durationWords } from '../i18n/duration-words.ts';
import { locale } from '../i18n/t.ts';
import { serverNow } from '../desk.ts';
import { seconds } from '../view.ts';

export function Since({ at }: { at: number }) {
  // Read so that it is drawn again every second.
  void seconds.value;
  return <>{durationWords(serverNow() - at, locale.value)}</>;
}
