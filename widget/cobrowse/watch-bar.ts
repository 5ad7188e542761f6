/** The frame line and the bar that are there as long as somebody watches; one click ends it. Parts put their own words and buttons into it. */
import { after, type Cancel } from '../env.ts';
import type { Texts } from '../i18n/texts.ts';
import { svgIcon } from '../launcher/svg-icon.ts';

const EYE = 'M2 12s3.6-7 10-7 10 7 10 7-3.6 7-10 7-10-7-10-7zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z';
/** How long the last word stays, in ms. */
const LAST_WORD_MS = 4_000;

export type WatchBar = {
  readonly element: HTMLElement;
  /** Who watches, which stands there when nothing else is said. */
  rename(watching: string): void;
  /** Says this in place of what was said before, until taken back. */
  say(words: string): Cancel;
  /** A button after the one that ends it all. */
  addButton(words: string, onClick: () => void): HTMLButtonElement;
  remove(hasEnded: boolean): void;
};

export function drawWatchBar(shadow: ShadowRoot, watching: string, texts: Texts, onStop: () => void): WatchBar {
  const frame = document.createElement('div');
  const bar = document.createElement('div');
  const words = document.createElement('span');
  const said = [{ words: watching }];
  const tell = () => {
    words.textContent = said.at(-1)?.words ?? '';
  };
  const addButton = (label: string, onClick: () => void): HTMLButtonElement => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'plain';
    button.textContent = label;
    button.addEventListener('click', onClick);
    bar.append(button);
    return button;
  };
  frame.className = 'watch-frame';
  bar.className = 'watch-bar';
  words.setAttribute('role', 'status');
  const stop = document.createElement('button');
  bar.append(svgIcon(EYE), words, stop);
  stop.type = 'button';
  stop.textContent = texts.watchEnd;
  stop.title = 'Esc';
  stop.addEventListener('click', onStop);
  shadow.append(frame, bar);
  tell();
  shadow.host.toggleAttribute('data-watched', true);
  return {
    element: bar,
    rename(text) {
      said[0] = { words: text };
      tell();
    },
    say(text) {
      const one = { words: text };
      said.push(one);
      tell();
      return () => {
        said.splice(said.indexOf(one), 1);
        tell();
      };
    },
    addButton,
    remove(hasEnded) {
      frame.remove();
      for (const button of bar.querySelectorAll('button')) button.remove();
      shadow.host.toggleAttribute('data-watched', false);
      if (!hasEnded) return bar.remove();
      words.textContent = texts.watchOver;
      after(LAST_WORD_MS, () => bar.remove());
      return undefined;
    },
  };
}
