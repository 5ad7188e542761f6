/** Where a picture, document or film is drawn, and what it has to answer to. */
import type { FromViewer, ViewerPlace, ViewerShow } from '../shared/showing/viewer-messages.ts';
import type { WORDS } from './words.ts';

/** What one kind of thing can do; places are told only to what has any. */
export type Shown = { place(place: ViewerPlace): void; key(key: string): boolean };
export type Stage = {
  readonly show: ViewerShow;
  readonly words: (typeof WORDS)['de'];
  readonly stage: HTMLElement;
  readonly tools: HTMLElement;
  readonly move: (at: number, playing: boolean) => void;
  readonly say: (what: FromViewer) => void;
};
