/** What a site owner says about its pages beside the marks in them: what is hidden, where nothing is shown, what an agent may use. */
import { MAX_PAGE_RULES, MAX_SELECTOR_CHARS } from './limits.ts';
import * as s from './schema.ts';

export const TREATMENTS = [
  'mask', // keeps the layout, hides text and values
  'block', // an empty box in its place
  'unmask', // shows what is hidden otherwise; secrets never
  'pause', // nothing of such a page is shown; the selector says nothing
  'canvas', // these canvases are shown as pictures
  'allow', // an agent with control may use these although they look like sending or paying
  'reserve', // an agent may never use these
] as const;
export type Treatment = (typeof TREATMENTS)[number];

const ruleFields = {
  /** A pattern of paths, as in rules of the radar: `*` within a part, `**` over parts. Empty is every page. */
  pages: s.looseText(200),
  selector: s.looseText(MAX_SELECTOR_CHARS),
  treat: s.picklist(TREATMENTS),
};
export const pageRule = s.down(ruleFields);
export type PageRule = s.Infer<typeof pageRule>;

/** `isPrivate`: only what is unmasked by mark or rule is shown at all. */
export const privacy = s.down({ isPrivate: s.boolean(), rules: s.list(pageRule, MAX_PAGE_RULES) });
export const privacySave = s.up({ isPrivate: s.boolean(), rules: s.list(s.up(ruleFields), MAX_PAGE_RULES) });
export type Privacy = s.Infer<typeof privacy>;
export const OPEN_PRIVACY: Privacy = { isPrivate: false, rules: [] };
