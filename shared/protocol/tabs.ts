/** The tabs of one visitor: agents see them all, look at the one in front or at one they choose. */
import { sessionId } from './ids.ts';
import { MAX_TITLE_CHARS, MAX_URL_CHARS } from './limits.ts';
import * as s from './schema.ts';

export const tabNumber = s.count(255);
/** Told by a tab when it comes to the front or leaves it. */
export const tabFront = s.up({ front: s.boolean() });
export const visitorTab = s.down({
  tab: tabNumber,
  url: s.looseText(MAX_URL_CHARS),
  title: s.looseText(MAX_TITLE_CHARS),
  /** The one the visitor looks at, or looked at last. */
  front: s.boolean(),
});
export type VisitorTab = s.Infer<typeof visitorTab>;
export const visitorTabs = s.down({ sessionId, tabs: s.list(visitorTab, 50) });
/** An agent who sees the page chooses a tab, or with null follows the visitor. */
export const tabLook = s.up({ sessionId, tab: s.nullable(tabNumber) });
/** To the tabs: the ones agents have chosen; these show themselves although another is in front. */
export const tabsLookedAt = s.down({ tabs: s.list(tabNumber, 10) });
