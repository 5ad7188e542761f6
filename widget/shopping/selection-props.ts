/** What every part of the shared list is drawn from. Shape only. */
import type { Selection } from '../../shared/protocol/shopping.ts';
import type { Locale } from '../../shared/protocol/site.ts';
import type { App } from '../app.ts';
import type { ShoppingWords } from './words.ts';

export type SelectionProps = {
  readonly app: App;
  readonly selection: Selection;
  readonly locale: Locale;
  readonly words: ShoppingWords;
  /** Otherwise it is a card of its own, for the question alone. */
  readonly isInPanel: boolean;
  readonly isAsked: boolean;
};
