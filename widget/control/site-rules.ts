/** What the site says of an element for agents with control: by a mark on it, or by a rule of its settings for this page. */
import type { SiteRule } from '../../shared/page/may-act.ts';
import type { Privacy } from '../../shared/protocol/page-rules.ts';
import { matchesGlob } from '../../shared/radar/matches-glob.ts';

export function siteRuleOf({ rules }: Privacy, path: string): (element: Element) => SiteRule {
  const here = rules.filter(({ pages }) => pages === '' || matchesGlob(pages, path));
  const selectors = (wanted: SiteRule): readonly string[] =>
    here.flatMap(({ treat, selector }) => (treat === wanted ? [selector] : []));
  const reserved = selectors('reserve');
  const allowed = selectors('allow');
  return (element) => {
    const mark = element.getAttribute('data-lotse');
    if (mark === 'reserve' || reserved.some((selector) => fits(element, selector))) return 'reserve';
    return mark === 'allow' || allowed.some((selector) => fits(element, selector)) ? 'allow' : 'none';
  };
}

/** What this browser cannot read says nothing. */
function fits(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    return false;
  }
}
