/**
 * Which pages an agent may offer a visitor, and how an offer reads on the time line. An address is taken as it was typed or not
 * at all: what a browser would quietly repair (tabs, backslashes, missing slashes) is refused, since people read it otherwise.
 */
import type { HistoryEntry } from '../../shared/protocol/case.ts';
import type { Message, MessageBody } from '../../shared/protocol/chat.ts';
import { MAX_URL_CHARS } from '../../shared/protocol/limits.ts';
import { isOriginAllowed } from './origin.ts';
import type { Site } from './site.ts';

export type OfferedPage = Extract<MessageBody, { type: 'page' }>;
export type PageRefusal = 'unreadable' | 'not_a_page' | 'credentials' | 'too_long' | 'foreign';
export type PageDecision =
  | { readonly ok: true; readonly page: Pick<OfferedPage, 'url' | 'own'> }
  | { readonly ok: false; readonly refusal: PageRefusal };

/** White space, controls, invisible and reordering signs; a backslash, which browsers read as a slash. */
const STRANGE = /[\s\p{C}\\]/u;
const WEB_ADDRESS = /^https?:\/\/([^/?#]+)/i;

export function decidePagePush(text: string, site: Pick<Site, 'allowedOrigins' | 'pushOrigins'>): PageDecision {
  if (text.length > MAX_URL_CHARS) return refuse('too_long');
  if (STRANGE.test(text)) return refuse('unreadable');
  const authority = WEB_ADDRESS.exec(text)?.[1];
  if (authority === undefined) return refuse('not_a_page');
  if (authority.includes('@')) return refuse('credentials');
  if (!URL.canParse(text)) return refuse('unreadable');
  // The host is in punycode from here on, so that a look-alike looks like what it is.
  const { href, origin } = new URL(text);
  if (href.length > MAX_URL_CHARS) return refuse('too_long');
  const own = isOriginAllowed(origin, site.allowedOrigins);
  if (!own && !isOriginAllowed(origin, site.pushOrigins ?? [])) return refuse('foreign');
  return { ok: true, page: { url: href, own } };
}

const refuse = (refusal: PageRefusal): PageDecision => ({ ok: false, refusal });

export const offerLine = ({ conversationId, seq, at, author }: Message, { url, note }: OfferedPage): HistoryEntry => ({
  entryId: `${conversationId}.${seq}`,
  at,
  type: 'page_offered',
  author,
  conversationId,
  details: { seq, url, text: note },
});

/** The same page is opened once, however often it is clicked. */
export const openedLine = ({ conversationId, seq }: Message, { url }: OfferedPage, at: number): HistoryEntry => ({
  entryId: `${conversationId}.${seq}.opened`,
  at,
  type: 'page_opened',
  author: { kind: 'visitor' },
  conversationId,
  details: { seq, url },
});
