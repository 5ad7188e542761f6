/** The sheet with the viewer in it: who shows what, a way to keep it, a way to close it; the chat beside it stays as it is. */
import type { Showing } from '../../shared/protocol/showing.ts';
import { createViewerFrame } from '../../shared/showing/viewer-frame.ts';
import type { ViewerKind, ViewerPlace } from '../../shared/showing/viewer-messages.ts';
import type { App } from '../app.ts';
import { after, isPhone, listen, nowMs, prefersDark } from '../env.ts';
import { closeButton, enter, make } from './parts.ts';
import { WORDS } from './words.ts';

/** A page whose content policy forbids our frame says nothing of it; this long we wait, in ms. */
const READY_WITHIN_MS = 8_000;
const VIEWER_KEYS = new Set(['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', ' ', '+', '-']);

type Acts = { close(): void; move(place: { at: number; playing: boolean }): void };

export function drawSheet(app: App, base: string, first: Showing, { close, move }: Acts) {
  const { state, shadow, fence } = app;
  const { locale, look, colorScheme } = state.get();
  const words = WORDS[locale];
  const { title, agentName, note, kind } = first;
  let latest = first;
  const url = new URL(first.url, base).href;
  const sheet = make('section', 'show');
  const head = make('header', 'show-head');
  const said = make('p', 'show-said');
  const stage = make('div', 'show-stage');
  const scheme = colorScheme === 'auto' ? (look?.colorScheme ?? 'auto') : colorScheme;
  const placeOf = ({ place }: Showing): ViewerPlace => ({
    at: place.at,
    playing: place.playing,
    agoMs: Math.max(0, nowMs() + state.get().clockOffsetMs - place.since),
  });
  let isThere = false;
  const viewer = createViewerFrame({
    base,
    title,
    show: () => {
      isThere = true;
      return {
        lotse: 'show',
        kind: kind as ViewerKind,
        url,
        title,
        locale,
        scheme: scheme === 'auto' ? (prefersDark() ? 'dark' : 'light') : scheme,
        covered: isPhone() ? (look?.side ?? 'right') : null,
        place: placeOf(latest),
      };
    },
    said: fence.guard((what) => {
      if (what.lotse === 'move') move({ at: what.at, playing: what.playing });
      else if (what.lotse === 'escape') close();
    }),
  });
  const save = make('a', 'show-save', words.save);
  save.href = url;
  save.target = '_blank';
  save.rel = 'noopener noreferrer';
  save.hidden = kind === 'film';
  said.append(make('strong', 'show-title', title), make('span', 'show-by', note || words.shows(agentName)));
  head.append(said, save, closeButton(words.close, close));
  stage.append(viewer.element);
  sheet.append(head, stage);
  sheet.setAttribute('aria-label', words.showsThis(agentName, title));
  const leave = enter(shadow, sheet, words.showsThis(agentName, title), close);
  const cancels = [
    listen<KeyboardEvent>(sheet, 'keydown', (event) => {
      if (event.target === sheet && VIEWER_KEYS.has(event.key)) viewer.key(event.key);
    }),
    after(READY_WITHIN_MS, () => {
      if (isThere) return;
      const instead = make('p', 'show-failed', words.failed);
      save.textContent = words.openInstead;
      save.hidden = false;
      stage.replaceChildren(instead);
    }),
  ];
  return {
    place(showing: Showing) {
      latest = showing;
      viewer.place(placeOf(showing));
    },
    remove() {
      for (const cancel of cancels) cancel();
      viewer.remove();
      leave();
    },
  };
}
