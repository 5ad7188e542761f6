/** How a browser draws what is in focus or fills the screen where the page says nothing of it: rules of the replica, weaker than any of the page. */
import { STATES } from './cleaning/state-selectors.ts';

const FULL = `:where([${STATES.fullscreen}])`;

export const STATE_LOOK = [
  `:where([${STATES['focus-visible']}]) { outline: auto 1px -webkit-focus-ring-color; }`,
  `${FULL} { color: inherit; background: #000; border: 0; padding: 0; overflow: visible; object-fit: contain; }`,
  `[${STATES.fullscreen}] { position: fixed !important; inset: 0 !important; box-sizing: border-box !important; width: 100% !important; height: 100% !important; max-width: none !important; max-height: none !important; margin: 0 !important; transform: none !important; z-index: 2147483647 !important; }`,
];
