/** Tells where a film of the page stands; the agent does not get the film itself. */
import type { SharedPage } from '../cobrowse/shared-page.ts';
import { areaAround, forgetAreas } from '../cobrowse/read-field.ts';
import { listen, nowMs, type Cancel } from '../env.ts';

/** While it plays, in ms. */
const TELL_EVERY_MS = 2_000;

export function tellFilms(page: SharedPage): Cancel {
  let last: HTMLVideoElement | undefined;
  let toldAt = 0;
  const tell = (film: HTMLVideoElement): void => {
    forgetAreas();
    const node = page.idOf(film);
    if (node <= 0 || !film.isConnected || /^(mask|block)/.test(areaAround(film))) return;
    toldAt = nowMs();
    last = film;
    page.note({ about: 'film', node, at: Math.round(film.currentTime * 10) / 10, playing: !film.paused });
  };
  const hear = ({ target, type }: Event): void => {
    if (!(target instanceof HTMLVideoElement)) return;
    if (type !== 'timeupdate' || nowMs() - toldAt > TELL_EVERY_MS) tell(target);
  };
  const cancels = [
    ...['play', 'pause', 'seeked', 'timeupdate'].map((type) => listen(document, type, hear, { capture: true })),
    page.onPicture(() => last && tell(last)),
  ];
  for (const film of document.querySelectorAll('video')) if (!film.paused) tell(film);
  return () => cancels.forEach((cancel) => cancel());
}
