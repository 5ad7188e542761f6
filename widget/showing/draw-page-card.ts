/** A page the agent suggests: where it leads, and the way there. Nothing opens by itself. */
import type { Showing } from '../../shared/protocol/showing.ts';
import type { App } from '../app.ts';
import { pageUrl } from '../env.ts';
import { closeButton, enter, make } from './parts.ts';
import { WORDS } from './words.ts';

export function drawPageCard(app: App, { url, note, agentName }: Showing, close: () => void) {
  const { locale, look } = app.state.get();
  const words = WORDS[locale];
  const card = make('section', 'show show-card');
  const head = make('header', 'show-head');
  const said = make('p', 'show-said');
  const body = make('div', 'show-page');
  const address = URL.canParse(url) ? new URL(url) : undefined;
  // Checked by the server; what it would not let through is not a link here either.
  const isPage = address?.protocol === 'https:' || address?.protocol === 'http:';
  const staysHere = address?.origin === pageUrl().origin;
  said.append(make('strong', 'show-title', words.suggests(agentName)), make('span', 'show-by', note));
  head.append(said, closeButton(words.close, close));
  card.append(head, body);
  if (address && isPage) {
    const open = make('a', 'show-open', staysHere ? words.open : words.openTab);
    open.href = address.href;
    open.target = staysHere ? '_self' : '_blank';
    open.rel = 'noopener noreferrer';
    open.addEventListener('click', close);
    const path = make('p', 'show-path', address.host + address.pathname + address.search);
    body.append(make('strong', '', staysHere && look ? look.name : address.host), path);
    if (!staysHere) body.append(make('p', 'show-path', words.elsewhere));
    body.append(open);
  }
  card.setAttribute('aria-label', words.suggests(agentName));
  const leave = enter(app.shadow, card, words.suggests(agentName), close);
  return { place: () => undefined, remove: leave };
}
