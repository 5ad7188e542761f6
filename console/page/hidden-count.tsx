/** How much of the visitor's page the agent does not see: said by the page itself, so that nobody takes dots for an empty field. */
import { EyeOff } from 'lucide';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { t, tn } from '../i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { notesOf } from './page-notes.ts';

export function HiddenCount({ sessionId }: { sessionId: SessionId }) {
  const { hidden, pause } = notesOf(sessionId);
  if (!hidden || pause?.paused) return null;
  const { fields, places, secrets } = hidden;
  const all = fields + places + secrets;
  if (all === 0) return null;
  const text = t('hidden.text', { fields, places, secrets });
  return (
    <span class="hidden-count small faint" title={text} tabIndex={0} aria-label={`${tn('hidden.count', all)}. ${text}`}>
      <Icon of={EyeOff} size={12} /> {tn('hidden.count', all)}
    </span>
  );
}
