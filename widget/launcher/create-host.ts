/** Makes the widget's own place in the page: one element with a shadow root, style sheets adopted, nothing inline. */
import type { Fence } from '../fence.ts';
import type { State } from '../state/widget-state.ts';
import { stayInPage } from './stay-in-page.ts';
import { adoptOnce } from './adopt-styles.ts';
import css from './launcher.css?inline';
import { paletteOf } from './palette.ts';

export type Host = {
  readonly element: HTMLElement;
  readonly shadow: ShadowRoot;
  /** For good. */
  remove(): void;
};

export function createHost(state: State, fence: Fence): Host {
  const element = document.createElement('lotse-widget');
  // Our own co-browsing never shows the widget itself.
  element.dataset['lotse'] = 'block';
  const shadow = element.attachShadow({ mode: 'open' });
  const colors = new CSSStyleSheet();
  adoptOnce(shadow, css);
  shadow.adoptedStyleSheets.push(colors);
  const remove = stayInPage(element, fence);

  function paint(): void {
    const { look, colorScheme, locale } = state.get();
    if (!look) return;
    const { brand, onBrand, accentOnLight, accentOnDark } = paletteOf(look.color);
    colors.replaceSync(
      `:host{--brand:${brand};--on-brand:${onBrand};--accent-on-light:${accentOnLight};--accent-on-dark:${accentOnDark}}`,
    );
    element.dataset['side'] = look.side;
    element.dataset['scheme'] = colorScheme === 'auto' ? look.colorScheme : colorScheme;
    element.lang = locale;
  }
  state.subscribe(
    fence.guard((now, before) => {
      if (now.look !== before.look || now.colorScheme !== before.colorScheme || now.locale !== before.locale) paint();
    }),
  );
  return { element, shadow, remove };
}
