/** Leading a visitor from page to page under the grant `lead`. Addresses are checked like those of offered pages, in the server and in the browser. */
import { node, picture } from './control.ts';
import { sessionId } from './ids.ts';
import { MAX_URL_CHARS } from './limits.ts';
import * as s from './schema.ts';

const to = {
  /** A link of the page as the agent sees it: where it leads, and its node, so that a page with a router of its own can go there without loading anew. */
  link: { to: s.literal('link'), url: s.text(MAX_URL_CHARS), node },
  /** An address the agent typed or chose. */
  page: { to: s.literal('page'), url: s.text(MAX_URL_CHARS) },
  history: { to: s.picklist(['back', 'forward']) },
};
export const leadGo = s.up({
  sessionId,
  ...picture,
  go: s.variant('to', [s.up(to.link), s.up(to.page), s.up(to.history)]),
});
export const leadTo = s.down({
  ...picture,
  go: s.variant('to', [s.down(to.link), s.down(to.page), s.down(to.history)]),
});
export type LeadTo = s.Infer<typeof leadTo>;

/** Why the visitor's browser did not go along; what the server refuses is answered there. */
export const LEAD_REFUSALS = [
  'gone', // the link or the page is not there any more
  'hidden', // masked or blocked
  'reserved', // sends, pays, orders, deletes or declares: the visitor's own
  'nowhere', // there is no page of this site before, or after
] as const;
export type LeadRefusal = (typeof LEAD_REFUSALS)[number];
const why = { reason: s.picklist(LEAD_REFUSALS) };
export const leadRefused = s.up(why);
export const leadingRefused = s.down({ sessionId, ...why });
