/** The links of the replica that lead to pages of the site the visitor is on, each place once, in the order of the page. */
import { LEADS_TO } from '../page/cleaning/sanitize-attributes.ts';
import type { Replica } from '../page/replica.ts';

export type LinkHere = { readonly url: string; readonly words: string; readonly node: number };

const MAX_LINKS = 30;

export function linksHere(replica: Replica, pageUrl: string, typed: string): readonly LinkHere[] {
  const origin = URL.parse(pageUrl)?.origin;
  const links = new Map<string, LinkHere>();
  const wanted = typed.trim().toLowerCase();
  for (const link of replica.page()?.document.querySelectorAll(`a[${LEADS_TO}]`) ?? []) {
    const url = link.getAttribute(LEADS_TO) ?? '';
    const words = (link.textContent ?? '').replace(/\s+/g, ' ').trim() || (link.getAttribute('aria-label') ?? '');
    const node = replica.nodeOf(link);
    // A link within the page leads nowhere.
    if (!words || node <= 0 || url === pageUrl || links.has(url) || URL.parse(url)?.origin !== origin) continue;
    if (!`${words} ${url}`.toLowerCase().includes(wanted)) continue;
    links.set(url, { url, words, node });
    if (links.size >= MAX_LINKS) break;
  }
  return [...links.values()];
}
