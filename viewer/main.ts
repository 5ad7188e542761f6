/** The viewer: told by the page around it what to show, it draws that and says what the person in front of it does. */
import { readToViewer, type FromViewer, type ToViewer, type ViewerShow } from '../shared/showing/viewer-messages.ts';
import { createFollower } from './follow-place.ts';
import { showDocument } from './show-document.ts';
import { showFilm } from './show-film.ts';
import { showPicture } from './show-picture.ts';
import type { Shown } from './stage.ts';
import { WORDS } from './words.ts';
import './viewer.css';

const SHOW = { picture: showPicture, document: showDocument, film: showFilm };
const pageOrigin = location.hash.slice(1);
let shown: Shown | undefined;
let follower: ReturnType<typeof createFollower> | undefined;

if (parent !== window && URL.canParse(pageOrigin)) {
  addEventListener('message', (event) => {
    if (event.source !== parent || event.origin !== pageOrigin) return;
    const said = readToViewer(event.data);
    if (said) hear(said);
  });
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') say({ lotse: 'escape' });
    else if (press(event.key, event.target)) event.preventDefault();
  });
  say({ lotse: 'ready' });
}

function say(what: FromViewer): void {
  parent.postMessage(what, pageOrigin);
}

function hear(said: ToViewer): void {
  if (said.lotse === 'key') press(said.key, null);
  else if (said.lotse === 'place') follower?.told(said.place);
  else if (!shown) begin(said);
}

function begin(show: ViewerShow): void {
  const words = WORDS[show.locale];
  document.documentElement.lang = show.locale;
  document.documentElement.dataset['scheme'] = show.scheme;
  if (show.covered) document.documentElement.dataset['covered'] = show.covered;
  const stage = document.createElement('main');
  const tools = document.createElement('div');
  stage.className = `stage stage-${show.kind}`;
  stage.dataset['state'] = 'loading';
  tools.className = 'tools';
  tools.setAttribute('role', 'toolbar');
  tools.setAttribute('aria-label', words.tools);
  document.body.append(stage, tools);
  const place = createFollower((next) => shown?.place(next));
  follower = place;
  const move = (at: number, playing: boolean) => {
    place.moved(at, playing);
    say({ lotse: 'move', at, playing });
  };
  shown = SHOW[show.kind]({ show, words, stage, tools, move, say });
}

/** A key that a control needs itself stays with it. */
function press(key: string, target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return false;
  if (target instanceof HTMLButtonElement && (key === ' ' || key === 'Enter')) return false;
  return shown?.key(key) ?? false;
}
