/** Reads how far the forms of this page are: which fields, which are filled, what is wrong with them. Never what is in them. */
import { MAX_FORM_FIELDS, MAX_FORMS } from '../../shared/protocol/limits.ts';
import type { FormProgress } from '../../shared/protocol/page-note.ts';
import { areaAround, maskOfElement } from '../cobrowse/read-field.ts';
import { agentsFocus } from '../control/agents-focus.ts';
import { problemOf } from './field-problem.ts';
import { labelOf, labelOfForm } from './label-of.ts';
import { deepestFocus, documents } from './page-documents.ts';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const FIELDS = 'input,select,textarea';
const NO_FIELDS = /^(hidden|submit|button|reset|image|search)$/;

export function readForms(idOf: (node: Node) => number): FormProgress[] {
  const forms: FormProgress[] = [];
  for (const root of documents()) {
    for (const form of root.forms) add(form, fieldsIn(form.elements));
    const loose = ['input', 'select', 'textarea'].flatMap((tag) =>
      [...fieldsIn(root.getElementsByTagName(tag))].filter((field) => field.form === null),
    );
    loose.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    add(root.body, loose);
  }
  return forms;

  function add(form: Element | null, elements: Iterable<Field>): void {
    const node = form ? idOf(form) : 0;
    if (!form || node <= 0 || forms.length >= MAX_FORMS) return;
    const fields = readFields(elements, idOf);
    if (fields.length > 0) forms.push({ node, label: form.localName === 'form' ? labelOfForm(form) : '', fields });
  }
}

/** The field of this page the visitor is in; 0 for none, for what is blocked, and where an agent with control is at work. */
export function fieldInFocus(idOf: (node: Node) => number): number {
  const element = deepestFocus();
  const isField = element?.matches(`${FIELDS},[contenteditable],[role=textbox],[role=combobox]`) ?? false;
  const isHis = isField && element !== agentsFocus();
  return element && isHis && areaAround(element) !== 'blocked' ? Math.max(0, idOf(element)) : 0;
}

function readFields(elements: Iterable<Field>, idOf: (node: Node) => number): FormProgress['fields'] {
  const fields: FormProgress['fields'] = [];
  const groups = new Set<string>();
  for (const field of elements) {
    if (fields.length >= MAX_FORM_FIELDS) break;
    const isDot = field.type === 'radio';
    if (isDot && groups.has(field.name)) continue;
    const node = idOf(field);
    if (node <= 0 || !isThere(field)) continue;
    if (isDot) groups.add(field.name);
    const isBox = field.type === 'checkbox';
    fields.push({
      node,
      kind: isBox ? 'box' : isDot || field.localName === 'select' ? 'choice' : 'text',
      label: labelOf(field),
      required: field.required || field.getAttribute('aria-required') === 'true',
      filled: isFilled(field),
      hidden: maskOfElement(field) !== 'shown',
      problem: problemOf(field),
    });
  }
  return fields;
}

/** To be seen and to be filled in. */
function isThere(field: Field): boolean {
  if (field.matches(':disabled') || areaAround(field) === 'blocked') return false;
  return field.checkVisibility?.({ visibilityProperty: true }) ?? field.getClientRects().length > 0;
}

function isFilled(field: Field): boolean {
  if (field.type === 'checkbox') return (field as HTMLInputElement).checked;
  if (field.type === 'radio') return dotsOf(field as HTMLInputElement).some(({ checked }) => checked);
  return field.value.trim() !== '';
}

/** All of a group; a dot without a name stands alone. */
export function dotsOf(dot: HTMLInputElement): HTMLInputElement[] {
  if (dot.name === '') return [dot];
  const place = dot.form ?? (dot.getRootNode() as ParentNode);
  return [...place.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
    ({ name, form }) => name === dot.name && form === dot.form,
  );
}

export const dotsOrOne = (element: Element): readonly Element[] =>
  (element as HTMLInputElement).type === 'radio' ? dotsOf(element as HTMLInputElement) : [element];

function* fieldsIn(elements: Iterable<Element>): Iterable<Field> {
  for (const element of elements)
    if (element.matches(FIELDS) && !NO_FIELDS.test((element as Field).type)) yield element as Field;
}
