/** Pages worth offering, from what visitors of the site have open now: the visitor's own first, then the busiest. Pure. */
import { shownAddress } from '../../shared/client/shown-address.ts';
import type { LiveVisitor } from '../../shared/protocol/desk.ts';
import type { SessionId, SiteId } from '../../shared/protocol/ids.ts';

export type SuggestedPage = {
  readonly url: string;
  /** Given by the page itself, so by whoever made it: text, nothing more. */
  readonly title: string;
  readonly visitors: number;
  readonly isHere: boolean;
};

const MAX_SUGGESTED = 6;

export function suggestPages(
  visitors: Iterable<LiveVisitor>,
  of: { readonly siteId: SiteId; readonly sessionId: SessionId },
  typed: string,
): readonly SuggestedPage[] {
  const pages = new Map<string, SuggestedPage>();
  for (const { siteId, sessionId, url, title } of visitors) {
    const page = siteId === of.siteId ? bare(url) : undefined;
    if (!page) continue;
    const known = pages.get(page);
    const isHere = sessionId === of.sessionId;
    pages.set(page, {
      url: page,
      title: isHere || !known ? title : known.title,
      visitors: (known?.visitors ?? 0) + 1,
      isHere: isHere || (known?.isHere ?? false),
    });
  }
  const wanted = typed.trim().toLowerCase();
  return [...pages.values()]
    .filter(({ url, title }) => `${url} ${title}`.toLowerCase().includes(wanted))
    .toSorted((a, b) => Number(b.isHere) - Number(a.isHere) || b.visitors - a.visitors || a.url.localeCompare(b.url))
    .slice(0, MAX_SUGGESTED);
}

/** Without query and fragment: what stands there may be another visitor's own. */
function bare(url: string): string | undefined {
  const address = shownAddress(url);
  return address && address.origin + new URL(address.href).pathname;
}
