/** Says whether a suggestion can be taken at its field, and reads it as people would. Asked when it comes and again when it is taken. */
import { whyNot } from '../../shared/page/may-act.ts';
import type { FormSuggested, SuggestionOutcome } from '../../shared/protocol/form.ts';
import { maskOfElement, forgetAreas } from '../cobrowse/read-field.ts';
import { readTarget } from '../control/read-target.ts';
import { labelOfChoice } from './label-of.ts';
import type { FormWords } from './words.ts';

type Value = FormSuggested['value'];
export type Verdict =
  | { readonly fits: true; readonly words: string }
  | { readonly fits: false; readonly why: Extract<SuggestionOutcome, 'gone' | 'hidden' | 'unsuited'> };

const KIND = { text: 'type', choice: 'select', checked: 'check' } as const;
const no = (why: 'gone' | 'hidden' | 'unsuited'): Verdict => ({ fits: false, why });

export function suits(element: Element | null, value: Value, words: FormWords): Verdict {
  const found = readTarget(KIND[value.kind], element);
  if (!element || !found) return no('gone');
  forgetAreas();
  if (element.matches('input,textarea,select') && maskOfElement(element) !== 'shown') return no('hidden');
  // It may be filled in where it is not in the window.
  const { target } = found;
  const reason = whyNot(KIND[value.kind], target.reach === 'unseen' ? { ...target, reach: 'free' } : target);
  if (reason === 'gone' || reason === 'hidden') return no(reason);
  const said = reason || !isSeen(element) ? null : wordsOf(element, value, words);
  return said === null ? no('unsuited') : { fits: true, words: said };
}

function wordsOf(element: Element, value: Value, words: FormWords): string | null {
  switch (value.kind) {
    case 'text':
      return textFor(element, value.text, words);
    case 'choice':
      return choicesFor(element as HTMLSelectElement, value.indexes, words);
    case 'checked':
      if ((element as HTMLInputElement).type !== 'radio') return value.on ? words.tick : words.untick;
      return value.on ? labelOfChoice(element) || words.tick : null;
    default:
      // A newer server may send what this build does not know.
      value satisfies never;
      return null;
  }
}

/** Null where the field would keep another text than the one that is suggested. */
function textFor(element: Element, text: string, words: FormWords): string | null {
  if (text === '') return words.empty;
  const { maxLength, type } = element as HTMLInputElement;
  if (maxLength >= 0 && text.length > maxLength) return null;
  if (element.localName !== 'input') return text;
  const probe = document.createElement('input');
  probe.type = type;
  probe.value = text;
  if (probe.value === '') return null;
  const day = type === 'date' ? probe.valueAsDate : null;
  return day ? day.toLocaleDateString(document.documentElement.lang || undefined, { timeZone: 'UTC' }) : text;
}

function choicesFor({ options, multiple }: HTMLSelectElement, indexes: readonly number[], words: FormWords) {
  const chosen = indexes.map((index) => options[index]);
  if (chosen.some((option) => !option || option.disabled || option.closest('optgroup:disabled'))) return null;
  if (!multiple && chosen.length !== 1) return null;
  return chosen.map((option) => option?.label || option?.text).join(', ') || words.nothing;
}

const isSeen = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && (element.checkVisibility?.({ visibilityProperty: true }) ?? true);
};
