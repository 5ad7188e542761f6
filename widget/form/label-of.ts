/** What a field is called on the page, for people who do not see what is in it: empty where the name itself is hidden. */
import { hideEchoes } from '../cobrowse/echoes.ts';
import { areaAround, labelsOf, maskOfElement } from '../cobrowse/read-field.ts';
import { hideNumbers } from '../cobrowse/secret-numbers.ts';

const MAX_LABEL_CHARS = 120;
/** Part of a label that says what is in a field, or is not read. */
const NO_NAME =
  'input,select,textarea,button,output,datalist,script,style,svg,[hidden],[aria-hidden="true"],[role=alert]';

export function labelOf(field: Element): string {
  if (isHidden(field)) return '';
  const group = isDot(field) ? groupAround(field) : null;
  const around =
    (group && (named(group) || textOf(group.querySelector('legend')))) ||
    namedBy(field) ||
    labelsOf(field).map(textOf).join(' ');
  // What a hidden field says of itself is as hidden as what is in it.
  const own = maskOfElement(field) === 'shown' ? ['aria-label', 'placeholder', 'title'] : [];
  return tidy(around.trim() || own.map((name) => field.getAttribute(name) ?? '').find(Boolean) || '');
}

/** The words of one choice among several. */
export const labelOfChoice = (field: Element): string =>
  isHidden(field) || maskOfElement(field) !== 'shown' ? '' : tidy(named(field) || textOf(labelsOf(field)[0] ?? null));

export const labelOfForm = (form: Element): string => (isHidden(form) ? '' : tidy(named(form) || firstHeading(form)));

/** Not that of a list of faults, which is there before there are any. */
function firstHeading(form: Element): string {
  const headings = [...form.querySelectorAll('legend,h1,h2,h3')];
  return (
    headings
      .filter((heading) => !heading.closest(NO_NAME))
      .map(textOf)
      .find(Boolean) ?? ''
  );
}

const isDot = (field: Element): boolean => (field as HTMLInputElement).type === 'radio';
const groupAround = (field: Element): Element | null => field.closest('[role=radiogroup],fieldset,[role=group]');

const named = (element: Element): string => namedBy(element) || element.getAttribute('aria-label') || '';

function namedBy(element: Element): string {
  const by = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
  const root = element.getRootNode() as Document | ShadowRoot;
  return by.map((id) => textOf(root.getElementById?.(id) ?? null)).join(' ');
}

function textOf(node: Node | null): string {
  if (!node) return '';
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  if (node.nodeType !== Node.ELEMENT_NODE || (node as Element).matches(NO_NAME) || isHidden(node)) return '';
  return [...node.childNodes].map(textOf).join(' ');
}

function isHidden(node: Node): boolean {
  const area = areaAround(node);
  return area === 'masked' || area === 'blocked';
}

const tidy = (text: string): string =>
  hideEchoes(hideNumbers(text.replace(/\s+/g, ' ').trim()))
    .replace(/\s*[*:]+$/, '')
    .slice(0, MAX_LABEL_CHARS);
