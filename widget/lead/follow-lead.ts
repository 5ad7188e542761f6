/**
 * Goes where the agent leads: over a link of the page where there is one, clicked as a person would so that a page with a router of
 * its own need not load anew; else to the address. What only the visitor may do stays the visitor's own.
 */
import type { LeadRefusal, LeadTo } from '../../shared/protocol/lead.ts';
import { whyNot, type SiteRule } from '../../shared/page/may-act.ts';
import { readSteps } from '../../shared/page/read-steps.ts';
import { areReservedNames } from '../../shared/page/reserved-words.ts';
import { areaAround, forgetAreas } from '../cobrowse/read-field.ts';
import { withoutQuery } from '../env.ts';
import { clickLink } from './click-link.ts';
import { goThroughHistory } from './go-through-history.ts';

type Page = {
  find(id: number): Element | null;
  /** What the site says of an element. */
  ruleOf(element: Element): SiteRule;
};

/** Null: the page is on its way. */
export function followLead(go: LeadTo['go'], { find, ruleOf }: Page): LeadRefusal | null {
  switch (go.to) {
    case 'link':
      return followLink(linkOf(find(go.node)), go.url, ruleOf);
    case 'page':
      return goToPage(go.url, ruleOf);
    case 'back':
    case 'forward':
      return goThroughHistory(go.to) ? null : 'nowhere';
    default:
      // A newer server may send what this build does not know.
      return (go satisfies never) ?? 'gone';
  }
}

const linkOf = (element: Element | null): HTMLAnchorElement | null =>
  element?.ownerDocument === document ? element.closest<HTMLAnchorElement>('a[href],area[href]') : null;

/** The agent knows an address up to its query, which is the visitor's own. */
function followLink(link: HTMLAnchorElement | null, wanted: string, ruleOf: Page['ruleOf']): LeadRefusal | null {
  if (!link || !isPage(link.href) || withoutQuery(link.href) !== withoutQuery(wanted)) return 'gone';
  const reason = whyNotLink(link, ruleOf);
  if (reason) return reason;
  if (isPlain(link)) click(link);
  else location.assign(link.href);
  return null;
}

function goToPage(url: string, ruleOf: Page['ruleOf']): LeadRefusal | null {
  const address = URL.parse(url);
  if (!address || !isPage(url)) return 'gone';
  if (areReservedNames(address.pathname + address.search)) return 'reserved';
  const link = [...document.links].find(
    (one) => one.href === address.href && isPlain(one as HTMLAnchorElement) && !whyNotLink(one, ruleOf),
  );
  if (link) click(link as HTMLAnchorElement);
  else location.assign(address.href);
  return null;
}

function whyNotLink(link: Element, ruleOf: Page['ruleOf']): LeadRefusal | null {
  forgetAreas();
  const isHidden = (element: Element) => /^(masked|blocked)$/.test(areaAround(element));
  const steps = readSteps(link, { isHidden, ruleOf, frameOf: () => null });
  const reason = whyNot('click', { reach: 'free', steps, isReadOnly: false, isEditable: false, active: [] });
  if (reason === null || reason === 'leaves') return null;
  return reason === 'hidden' || reason === 'reserved' ? reason : 'gone';
}

/** Web pages only, without a name or password in the address. */
function isPage(url: string): boolean {
  const { protocol, username, password } = new URL(url);
  return /^https?:$/.test(protocol) && !username && !password;
}

/** A click on it stays on this site and in this tab. */
const isPlain = (link: HTMLAnchorElement): boolean =>
  new URL(link.href).origin === location.origin && /^(_self)?$/i.test(link.target) && !link.hasAttribute('download');

function click(link: HTMLAnchorElement): void {
  const { href } = link;
  clickLink(link, () => link.href === href && link.isConnected);
}
