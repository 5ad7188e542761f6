/** Draws everything that opens: panel, invitation, question for consent. Draws again whenever the state changes. */
import { render } from 'preact';
import tokens from '../../shared/ui/tokens.css?inline';
import type { App } from '../app.ts';
import { listen } from '../env.ts';
import { loadTexts } from '../i18n/load-texts.ts';
import type { Texts } from '../i18n/texts.ts';
import { adoptOnce } from '../launcher/adopt-styles.ts';
import push from '../push/push.css?inline';
import { tellOpenedAgain } from '../push/tell-opened.ts';
import cards from './cards.css?inline';
import chat from './chat.css?inline';
import { Corner } from './corner.tsx';
import panel from './panel.css?inline';

export async function mountUi(app: App): Promise<void> {
  const { state, shadow, fence } = app;
  let texts: Texts = await loadTexts(state.get().locale);
  for (const sheet of [tokens, panel, chat, cards, push]) adoptOnce(shadow, sheet);
  const place = document.createElement('div');
  place.className = 'corner';
  shadow.append(place);
  // The page's own shortcuts must not hear what is typed here.
  for (const type of ['keydown', 'keypress', 'keyup']) listen(place, type, (event) => event.stopPropagation());

  let isDrawing = false;
  const draw = fence.guard(() => {
    isDrawing = false;
    render(<Corner app={app} now={state.get()} texts={texts} />, place);
  });
  const drawSoon = () => {
    if (isDrawing) return;
    isDrawing = true;
    queueMicrotask(draw);
  };
  state.subscribe(
    fence.guard(async (now, before) => {
      drawSoon();
      if (now.link === 'online' && before.link !== 'online') tellOpenedAgain(app.connection);
      if (now.isOpen && !before.isOpen && !now.isOpenAgain) queueMicrotask(() => focusIn(place));
      if (!now.isOpen && before.isOpen) shadow.querySelector<HTMLElement>('.launcher')?.focus({ preventScroll: true });
      if (now.locale !== before.locale) {
        texts = await loadTexts(now.locale);
        draw();
      }
    }),
  );
  draw();
  tellOpenedAgain(app.connection);
  if (state.get().isOpen && !state.get().isOpenAgain) focusIn(place);
}

/** Where a person can go on at once: the text to write, otherwise the panel itself. */
function focusIn(place: HTMLElement): void {
  const target = place.querySelector<HTMLElement>('[data-first]') ?? place.querySelector<HTMLElement>('.panel');
  target?.focus({ preventScroll: true });
}
