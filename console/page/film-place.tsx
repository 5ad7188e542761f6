/** Where a film of the visitor's page stands: the film itself is not loaded here. */
import { Clapperboard } from 'lucide';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { clockWords } from '../i18n/duration-words.ts';
import { t } from '../i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { notesOf } from './page-notes.ts';

export function FilmPlace({ sessionId }: { sessionId: SessionId }) {
  const { film, pause } = notesOf(sessionId);
  if (!film || pause?.paused) return null;
  const words = t(film.playing ? 'film.playing' : 'film.paused', { place: clockWords(film.at * 1_000) });
  return (
    <span class="tag">
      <Icon of={Clapperboard} size={12} /> {words}
    </span>
  );
}
