/** A film, in step for both: whoever starts, stops or winds it does so for the other as well. Sound is everybody's own affair. */
import type { ViewerPlace } from '../shared/showing/viewer-messages.ts';
import { clockWords, expectedAt, isOff, type ToldPlace } from './film-clock.ts';
import type { Shown, Stage } from './stage.ts';
import { make, sayFailed, toolButton } from './parts.ts';

/** How often the film is held against the clock, in ms. */
const CHECK_MS = 500;
/** A jump that had to wait for the network must not be followed by the next at once, in ms. */
const JUMP_PAUSE_MS = 2_000;
/** While the slider is dragged, in ms. */
const DRAG_PAUSE_MS = 250;
const STEP_SECONDS = 5;

export function showFilm({ show, words, stage, tools, move, say }: Stage): Shown {
  let place: ToldPlace = { ...show.place, toldAt: performance.now() };
  let jumpedAt = -Infinity;
  let draggedAt = -Infinity;
  let isDragging = false;
  const film = make('video', 'film');
  const time = make('span', 'time');
  const slider = make('input', 'slider');
  const sound = make('button', 'sound');
  const playButton = toolButton('play', words.play, toggle);
  const muteButton = toolButton('sound', words.mute, () => setMuted(!film.muted));
  film.playsInline = true;
  film.preload = 'auto';
  film.setAttribute('aria-label', show.title);
  film.addEventListener('click', toggle);
  slider.type = 'range';
  slider.min = '0';
  slider.step = '0.1';
  slider.disabled = true;
  slider.setAttribute('aria-label', words.position);
  sound.type = 'button';
  sound.textContent = words.unmute;
  sound.hidden = true;
  sound.addEventListener('click', () => setMuted(false));
  tools.append(playButton.element, slider, time, muteButton.element);
  stage.append(film, sound);
  film.addEventListener('loadedmetadata', () => {
    stage.dataset['state'] = 'there';
    // Films recorded by browsers say how long they are only at their end.
    if (film.duration === Infinity) film.currentTime = Number.MAX_SAFE_INTEGER;
    else ready();
  });
  film.addEventListener('durationchange', () => film.seeking || ready());
  // The look at the end is over.
  film.addEventListener('seeked', () => slider.disabled && ready());
  film.addEventListener('error', () => {
    film.remove();
    tools.hidden = true;
    sayFailed(stage, words.failed);
    say({ lotse: 'failed' });
  });
  slider.addEventListener('input', () => wind(Number(slider.value), performance.now() - draggedAt > DRAG_PAUSE_MS));
  slider.addEventListener('change', () => {
    isDragging = false;
    wind(Number(slider.value), true);
  });
  slider.addEventListener('pointerdown', () => (isDragging = true));
  document.addEventListener('visibilitychange', () => follow(true));
  setInterval(() => follow(false), CHECK_MS);
  film.addEventListener('timeupdate', tell);
  film.src = show.url;
  tell();

  function ready(): void {
    if (!Number.isFinite(film.duration) || film.duration === 0) return;
    slider.max = String(film.duration);
    slider.disabled = false;
    follow(true);
  }
  /** Where it is or, before anything is there, where it will begin. */
  function expected(): number {
    return expectedAt(place, performance.now(), film.duration);
  }
  function isAtEnd(): boolean {
    return place.playing && expected() >= film.duration;
  }

  function follow(isNews: boolean): void {
    if (film.readyState < HTMLMediaElement.HAVE_METADATA || !Number.isFinite(film.duration)) return;
    const at = expected();
    const plays = place.playing && at < film.duration && !document.hidden;
    if (isOff(film.currentTime, at, plays) && !isDragging) {
      const now = performance.now();
      if (isNews || (!film.seeking && now - jumpedAt > JUMP_PAUSE_MS)) {
        jumpedAt = now;
        film.currentTime = at;
      }
    }
    if (plays && film.paused) start();
    else if (!plays && !film.paused) film.pause();
    tell();
  }
  /** A page nobody has clicked in may not sound: it plays without, and says so. */
  function start(): void {
    film.play().catch((error: unknown) => {
      if ((error as { name?: string }).name !== 'NotAllowedError' || film.muted) return;
      film.muted = true;
      sound.hidden = false;
      void film.play().catch(() => undefined);
      tell();
    });
  }
  function setMuted(muted: boolean): void {
    film.muted = muted;
    sound.hidden = true;
    follow(true);
  }

  function go(at: number, playing: boolean): void {
    place = { at, playing, agoMs: 0, toldAt: performance.now() };
    move(at, playing);
    follow(true);
  }
  function toggle(): void {
    if (slider.disabled) return;
    if (isAtEnd() || film.currentTime >= film.duration) go(0, true);
    else go(film.currentTime, !place.playing);
  }
  function wind(at: number, isTold: boolean): void {
    film.currentTime = at;
    if (isTold) {
      draggedAt = performance.now();
      go(at, place.playing && at < film.duration);
    } else tell();
  }
  function tell(): void {
    const isOver = isAtEnd() || (film.ended && !slider.disabled);
    const plays = place.playing && !isOver;
    playButton.draw(
      isOver ? 'again' : plays ? 'pause' : 'play',
      isOver ? words.again : plays ? words.pause : words.play,
    );
    playButton.element.disabled = slider.disabled;
    muteButton.draw(film.muted ? 'silent' : 'sound', film.muted ? words.unmute : words.mute);
    const duration = Number.isFinite(film.duration) ? film.duration : 0;
    const words_ = `${clockWords(film.currentTime > duration ? 0 : film.currentTime)} / ${clockWords(duration)}`;
    if (time.textContent !== words_) time.textContent = words_;
    if (!isDragging) slider.value = String(film.currentTime);
    slider.setAttribute('aria-valuetext', words_);
    stage.dataset['playing'] = String(plays);
  }

  return {
    place(told: ViewerPlace) {
      place = { ...told, toldAt: performance.now() };
      follow(true);
    },
    key(key) {
      if (key === ' ' || key === 'k') toggle();
      else if (key === 'm') setMuted(!film.muted);
      else if (key === 'ArrowLeft' || key === 'ArrowRight') {
        if (slider.disabled) return true;
        const to = film.currentTime + (key === 'ArrowLeft' ? -STEP_SECONDS : STEP_SECONDS);
        go(Math.min(film.duration, Math.max(0, to)), place.playing);
      } else return false;
      return true;
    },
  };
}
