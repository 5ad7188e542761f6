/** In place of the picture while the visitor is where the site shows nothing: what was seen before is not what is there now. */
import { ShieldOff } from 'lucide';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { t } from '../i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { notesOf } from './page-notes.ts';
import './pause-veil.css';

export function PauseVeil({ sessionId }: { sessionId: SessionId }) {
  if (!notesOf(sessionId).pause?.paused) return null;
  return (
    <div class="pause-veil" role="status">
      <Icon of={ShieldOff} size={24} />
      <strong>{t('pause.title')}</strong>
      <span class="soft">{t('pause.text')}</span>
    </div>
  );
}
