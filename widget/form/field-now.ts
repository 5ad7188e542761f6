/** What there is of the visitor in a field before somebody else writes into it, and the way back to it. */
import type { FormSuggested } from '../../shared/protocol/form.ts';
import { tellChange } from '../control/use-element.ts';

type Write = (element: Element, value: FormSuggested['value']) => void;
type Dots = readonly HTMLInputElement[];

/** The visitor writes there now. `same`: the field, or all dots of its group. */
export const isVisitorIn = (same: readonly Element[]): boolean =>
  same.some((each) => (each.getRootNode() as Document | ShadowRoot).activeElement === each);

/** Not as the page came. */
export function isFilled(element: Element): boolean {
  if (element.localName === 'select') {
    const { options, selectedOptions } = element as HTMLSelectElement;
    const first = [...options].some(({ defaultSelected }) => defaultSelected) ? undefined : options[0];
    return [...selectedOptions].some((option) => !option.defaultSelected && option !== first);
  }
  const { type, checked, defaultChecked, value } = element as HTMLInputElement;
  // An editor has no value, and takes text where the caret is: that is the visitor's.
  return type === 'checkbox' || type === 'radio' ? checked !== defaultChecked : value !== '';
}

export function wayBack(element: Element, same: readonly Element[], write: Write): () => void {
  const { localName, type, checked, value } = element as HTMLInputElement;
  if (localName === 'select') {
    const indexes = [...(element as HTMLSelectElement).selectedOptions].map(({ index }) => index);
    return () => write(element, { kind: 'choice', indexes });
  }
  if (type === 'checkbox') return () => write(element, { kind: 'checked', on: checked });
  if (type === 'radio') {
    const before = (same as Dots).find((dot) => dot.checked);
    if (before) return () => write(before, { kind: 'checked', on: true });
    return () => {
      // Nobody can take a choice back by a click.
      for (const dot of same as Dots) dot.checked = false;
      tellChange(element);
    };
  }
  const text = value ?? element.textContent ?? '';
  return () => write(element, { kind: 'text', text });
}
