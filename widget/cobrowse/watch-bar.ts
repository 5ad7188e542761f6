/** The frame line and the bar that are there as long as somebody watches; one click ends it. */
import { after } from '../env.ts';
import type { Texts } from '../i18n/texts.ts';
import { svgIcon } from '../launcher/svg-icon.ts';

const EYE = 'M2 12s3.6-7 10-7 10 7 10 7-3.6 7-10 7-10-7-10-7zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z';
/** How long the last word stays, in ms. */
const LAST_WORD_MS = 4_000;

export type WatchBar = { readonly element: Element; remove(hasEnded: boolean): void };

export function drawWatchBar(shadow: ShadowRoot, agentName: string, texts: Texts, onStop: () => void): WatchBar {
  const frame = document.createElement('div');
  const bar = document.createElement('div');
  const words = document.createElement('span');
  const stop = document.createElement('button');
  frame.className = 'watch-frame';
  bar.className = 'watch-bar';
  bar.setAttribute('role', 'status');
  words.textContent = texts.watchedBy(agentName);
  stop.type = 'button';
  stop.textContent = texts.watchEnd;
  stop.title = 'Esc';
  stop.addEventListener('click', onStop);
  bar.append(svgIcon(EYE), words, stop);
  shadow.append(frame, bar);
  shadow.host.toggleAttribute('data-watched', true);
  return {
    element: bar,
    remove(hasEnded) {
      frame.remove();
      stop.remove();
      shadow.host.toggleAttribute('data-watched', false);
      if (!hasEnded) return bar.remove();
      words.textContent = texts.watchOver;
      after(LAST_WORD_MS, () => bar.remove());
      return undefined;
    },
  };
}
