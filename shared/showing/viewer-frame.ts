/**
 * The frame a page shows a picture, document or film in. What is in it has an origin of its own that nobody shares: it can reach
 * neither the page nor our server as somebody, and the page believes it only what this file reads.
 */
import {
  readFromViewer,
  type FromViewer,
  type ToViewer,
  type ViewerPlace,
  type ViewerShow,
} from './viewer-messages.ts';

export type ViewerFrame = {
  readonly element: HTMLIFrameElement;
  place(place: ViewerPlace): void;
  key(key: string): void;
  remove(): void;
};
export type ViewerWishes = {
  /** Our server, ending in a slash. */
  readonly base: string;
  readonly title: string;
  /** Asked when the viewer is ready: it may have moved on meanwhile. */
  show(): ViewerShow;
  said(what: Exclude<FromViewer, { lotse: 'ready' }>): void;
};

export function createViewerFrame({ base, title, show, said }: ViewerWishes): ViewerFrame {
  const element = document.createElement('iframe');
  let isReady = false;
  element.setAttribute('sandbox', 'allow-scripts');
  element.allow = 'autoplay';
  element.referrerPolicy = 'no-referrer';
  element.title = title;
  // Whom it may listen to; a page cannot be asked where it is from.
  element.src = `${new URL('show/viewer', base).href}#${location.origin}`;

  // An origin of nobody's has no name to send to; what is said is for this one window and worth nothing elsewhere.
  const tell = (what: ToViewer) => element.contentWindow?.postMessage(what, '*');
  function listen(event: MessageEvent): void {
    if (event.source === null || event.source !== element.contentWindow || event.origin !== 'null') return;
    const what = readFromViewer(event.data);
    if (!what) return;
    if (what.lotse !== 'ready') return said(what);
    isReady = true;
    tell(show());
  }
  addEventListener('message', listen);
  return {
    element,
    place: (place) => void (isReady && tell({ lotse: 'place', place })),
    key: (key) => void (isReady && tell({ lotse: 'key', key })),
    remove() {
      removeEventListener('message', listen);
      element.remove();
    },
  };
}
