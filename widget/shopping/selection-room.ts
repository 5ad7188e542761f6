/** What the list of products is to the rest of the widget, and the site's way into its cart. Shape only. */
import type { Selection } from '../../shared/protocol/shopping.ts';

/** What the site's function is given, and what it may answer. */
export type CartItem = {
  readonly sku: string;
  readonly name: string;
  readonly price: number | undefined;
  readonly currency: string | undefined;
  readonly url: string;
  readonly quantity: number;
};
export type CartHook = (items: readonly CartItem[]) => unknown;
export type SelectionRoom = {
  /** Of the welcome; null where there is none. */
  take(selection: Selection | null): void;
  setHook(hook: CartHook): void;
  hook(): CartHook | undefined;
  /** A place for the list came or went. */
  placed(): void;
};
