/** How old the picture is when the agent sees it: an honest figure, so that nobody thinks the visitor hesitates. */
import type { SessionId } from '../../shared/protocol/ids.ts';
import { t } from '../i18n/t.ts';
import { notesOf } from './page-notes.ts';

/** More than this is felt, in ms. */
const SLOW_MS = 700;

export function Delay({ sessionId }: { sessionId: SessionId }) {
  const { delayMs } = notesOf(sessionId);
  if (delayMs === undefined) return null;
  const words = delayMs < 1_000 ? `${Math.round(delayMs / 10) * 10} ms` : `${(delayMs / 1_000).toFixed(1)} s`;
  return (
    <span class={delayMs > SLOW_MS ? 'tag warn' : 'small faint'} title={t('page.delay_text')}>
      {t('page.delay')} {words}
    </span>
  );
}
