/** Over the replica, whatever tool I hold: the part of the page a zoomed-in visitor sees, and where a film stands whose picture is not told. */
import { useRef } from 'preact/hooks';
import { useOverElement } from '../form/over-element.ts';
import { clockWords } from '../i18n/duration-words.ts';
import { t } from '../i18n/t.ts';
import type { GlassProps } from './glass-props.ts';
import { notesOf } from './page-notes.ts';
import './look-marks.css';

/** Below this there is no room for the whole sentence, in px of the glass. */
const WORDS_PX = 300;

export function LookMarks({ sessionId, replica, scale }: GlassProps) {
  const { view, film } = notesOf(sessionId);
  const own = useRef<HTMLDivElement>(null);
  const video = film ? (replica.node(film.node) as Element | null) : null;
  useOverElement(own, video, { replica, scale }, (mark, { left, top, width, height }) => {
    mark.style.transform = `translate(${left}px, ${top}px)`;
    mark.style.width = `${width}px`;
    mark.style.height = `${height}px`;
    mark.dataset['room'] = width > WORDS_PX ? 'wide' : 'narrow';
  });
  return (
    <>
      {video && film && (film.playing || film.at > 0) && (
        <div ref={own} class="film-mark">
          <span>
            {t(film.playing ? 'film.playing' : 'film.paused', { place: clockWords(film.at * 1_000) })}
            <small> · {t('film.unseen')}</small>
          </span>
        </div>
      )}
      {view && view.width > 0 && (
        <div
          class="view-part"
          style={{
            translate: `${view.left * scale}px ${view.top * scale}px`,
            width: `${view.width * scale}px`,
            height: `${view.height * scale}px`,
          }}
        >
          <span>{t('view.part')}</span>
        </div>
      )}
    </>
  );
}
