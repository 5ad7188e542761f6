/** Tells of a new page at once, and again when it gives itself its title a moment later, as pages with a router of their own do. */
import { after, type Cancel } from '../env.ts';
import { pageTitle } from '../page-info.ts';

/** How long a page may take for its title, in ms. */
const TITLE_MS = 400;

export function tellPage(tell: () => void): () => void {
  let cancel: Cancel | undefined;
  return () => {
    cancel?.();
    const title = pageTitle();
    tell();
    cancel = after(TITLE_MS, () => pageTitle() !== title && tell());
  };
}
