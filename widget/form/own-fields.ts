/** Knows where something of the visitor's own stands: no value goes there without a click of its own. */
import { dotsOrOne } from './read-forms.ts';

export type OwnFields = {
  /** True where the visitor is, and where something stands that was not written with him. */
  has(element: Element): boolean;
  /** Just written with the visitor's consent; what he makes of it is his again. */
  written(element: Element): void;
};

export function createOwnFields(): OwnFields {
  const left = new WeakMap<Element, string>();
  return {
    has(element) {
      const all = dotsOrOne(element);
      const { activeElement } = element.getRootNode() as Document | ShadowRoot;
      if (all.some((each) => each === activeElement)) return true;
      const before = left.get(all[0] ?? element);
      return before === undefined ? all.some(isFilled) : before !== stateOf(all);
    },
    written(element) {
      const all = dotsOrOne(element);
      left.set(all[0] ?? element, stateOf(all));
    },
  };
}

const stateOf = (all: readonly Element[]): string =>
  JSON.stringify(
    (all as HTMLInputElement[]).map((each) =>
      each.localName === 'select'
        ? [...(each as unknown as HTMLSelectElement).selectedOptions].map(({ index }) => index)
        : [each.checked, each.value],
    ),
  );

/** Not as the page came. */
function isFilled(element: Element): boolean {
  if (element.localName === 'select') {
    const { options, selectedOptions } = element as HTMLSelectElement;
    const first = [...options].some(({ defaultSelected }) => defaultSelected) ? undefined : options[0];
    return [...selectedOptions].some((option) => !option.defaultSelected && option !== first);
  }
  const { type, checked, defaultChecked, value } = element as HTMLInputElement;
  // An editor has no value, and takes text where the caret is: that is the visitor's.
  return type === 'checkbox' || type === 'radio' ? checked !== defaultChecked : value !== '';
}
