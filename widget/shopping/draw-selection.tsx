/** Draws the list into the place the panel or the corner has for it; again whenever it changed. */
import { render } from 'preact';
import type { App } from '../app.ts';
import { adoptOnce } from '../launcher/adopt-styles.ts';
import { SelectionCard } from './selection-card.tsx';
import css from './shopping.css?inline';
import { shoppingWords } from './words.ts';

let drawnIn: Element | undefined;

export function drawSelection(app: App): void {
  const { state, shadow } = app;
  const place = shadow.querySelector('.selection-place') ?? undefined;
  if (drawnIn && drawnIn !== place) render(null, drawnIn);
  drawnIn = place;
  if (!place) return;
  adoptOnce(shadow, css);
  const { selection, locale, isOpen, isCartAsked } = state.get();
  render(
    selection && (selection.items.length > 0 || selection.shown) ? (
      <SelectionCard
        app={app}
        selection={selection}
        locale={locale}
        words={shoppingWords(locale)}
        isInPanel={isOpen}
        isAsked={isCartAsked}
      />
    ) : null,
    place,
  );
}
