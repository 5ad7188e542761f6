/** Finds web addresses in a text somebody typed. Only http(s) becomes a link; everything stays text. Pure. */
import { shownAddress } from '../../shared/client/shown-address.ts';

export type TextPart = { readonly text: string; readonly href?: string };

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]{1,2000}/gi;
/** Ends of sentences and brackets that people put around an address. */
const TRAILING = /[.,;:!?)\]}…]+$/;

export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, '');
    const href = shownAddress(address)?.href;
    if (!href) continue;
    if (match.index > at) parts.push({ text: text.slice(at, match.index) });
    parts.push({ text: address, href });
    at = match.index + address.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}
