/** Reads from a page what is to be known of an element before an agent may use it; what is masked, the caller knows. */
import type { SiteRule, Step } from './may-act.ts';

const MOST_STEPS = 64;
/** Of a long text the beginning and the end: a deed is named at either. */
const WORDS_CHARS = 300;
const CONTROLS =
  'a,area,button,input,select,textarea,label,summary,option,[role=button],[role=link],[role^=menuitem],[role=tab],[role=option],[role=switch],[role=checkbox],[role=radio]';
/** May be a control, may be a whole page that listens to everything in it. */
const MAYBE = '[onclick],[tabindex="0"],[data-action]';
const NAMED_BY = ['id', 'name', 'class', 'data-action', 'data-testid', 'formaction', 'href', 'xlink:href'];
const SPOKEN = ['aria-label', 'title', 'alt', 'value', 'placeholder', 'data-label'];

/** What only the caller knows of an element. */
export type Looks = {
  isHidden(element: Element): boolean;
  ruleOf(element: Element): SiteRule;
  /** The frame an element's whole document stands in, where that is part of the page. */
  frameOf(element: Element): Element | null;
};

/** The innermost first; the field a label belongs to follows its label. */
export function readSteps(start: Element, looks: Looks): Step[] {
  const steps: Step[] = [];
  let element: Element | null = start;
  while (element && steps.length < MOST_STEPS) {
    steps.push(readStep(element, looks));
    const field = element.localName === 'label' ? (element as HTMLLabelElement).control : null;
    if (field && field !== start) steps.push(readStep(field, looks));
    element = parentOf(element) ?? looks.frameOf(element);
  }
  return steps;
}
/** What Enter takes of the list this element rules. */
export function readActive(element: Element, looks: Looks): Step[] {
  const id = element.getAttribute('aria-activedescendant');
  const active = id ? (element.getRootNode() as Document).getElementById?.(id) : null;
  return active ? readSteps(active, looks) : [];
}

export const parentOf = (element: Element): Element | null =>
  element.parentElement ?? ((element.getRootNode() as ShadowRoot).host as Element | undefined) ?? null;

function readStep(element: Element, { isHidden, ruleOf }: Looks): Step {
  const tag = element.localName;
  const field = element as HTMLInputElement;
  const isField = tag === 'input' || tag === 'button';
  const isControl = element.matches(CONTROLS) || isLikeControl(element);
  return {
    tag,
    type: typeOf(element),
    role: element.getAttribute('role') ?? '',
    isControl,
    hasForm: isField ? field.form !== null : element.closest('form') !== null,
    isExpanded: element.getAttribute('aria-expanded') === 'true',
    link: linkOf(element),
    words: wordsOf(element, isControl),
    names: isControl ? namesOf(element) : '',
    isDisabled: element.matches(':disabled,[inert]') || element.getAttribute('aria-disabled')?.toLowerCase() === 'true',
    isHidden: isHidden(element),
    rule: ruleOf(element),
  };
}

/** Whatever program made it: what shows a hand is there to be clicked. */
function isLikeControl(element: Element): boolean {
  if ((element.textContent ?? '').length > WORDS_CHARS) return false;
  if (element.matches(MAYBE)) return true;
  const parent = parentOf(element);
  return hasHand(element) && !(parent && hasHand(parent));
}
const hasHand = (element: Element): boolean => getComputedStyle(element).cursor === 'pointer';

function typeOf(element: Element): string {
  const written = element.getAttribute('type')?.toLowerCase() ?? '';
  const { type } = element as HTMLInputElement;
  if (element.localName === 'input') return type.toLowerCase();
  // A type the browser does not know is none, which is the one that sends.
  return element.localName === 'button' && type !== written ? '' : written;
}

function linkOf(element: Element): Step['link'] {
  if (element.localName !== 'a' && element.localName !== 'area') return 'none';
  const written = element.getAttribute('href') ?? element.getAttribute('xlink:href');
  if (written === null) return 'none';
  const { baseURI } = element;
  const url = URL.parse(written, baseURI);
  const target = element.getAttribute('target') ?? '';
  const isHere =
    url !== null && url.origin === new URL(element.ownerDocument.URL).origin && /^https?:$/.test(url.protocol);
  return isHere && /^(_self|_top|_parent)?$/i.test(target) && !element.hasAttribute('download') ? 'here' : 'away';
}

function wordsOf(element: Element, isControl: boolean): string {
  const text = element.textContent ?? '';
  // A page's whole text is no caption, and long to read.
  if (!isControl) return text.length > 4 * WORDS_CHARS ? text.slice(0, WORDS_CHARS) : text.trim();
  const field = element as HTMLInputElement;
  const labelled = (element.getAttribute('aria-labelledby') ?? '')
    .split(/\s+/)
    .map((id) => (id && (element.getRootNode() as Document).getElementById?.(id)?.textContent) || '');
  const labels = field.labels ? [...field.labels].map(({ textContent }) => textContent) : [];
  const pictures = [...element.querySelectorAll('[alt],[aria-label],[title],title')].slice(0, 10);
  const drawn = ['::before', '::after'].map((part) =>
    getComputedStyle(element, part).content.replace(/^(none|normal)$/, ''),
  );
  const spoken = [element, ...pictures].flatMap((one) => SPOKEN.map((name) => one.getAttribute(name) ?? ''));
  // Fields say what was written into them, which names nothing.
  const isWritten =
    element.matches('textarea,select') || (element.localName === 'input' && !/button|submit|reset/.test(field.type));
  const own = isWritten
    ? []
    : [text.length > 2 * WORDS_CHARS ? `${text.slice(0, WORDS_CHARS)} ${text.slice(-WORDS_CHARS)}` : text];
  return [...own, ...labels, ...labelled, ...drawn, ...spoken].filter(Boolean).join(' | ');
}

function namesOf(element: Element): string {
  const icons = [...element.querySelectorAll('[class],use')].slice(0, 10);
  return [element, ...icons]
    .flatMap((one) => NAMED_BY.map((name) => one.getAttribute(name) ?? ''))
    .filter(Boolean)
    .join(' ');
}
