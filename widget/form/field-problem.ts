/** Why the page does not take a field as it is: a keyword. The sentence the browser or the page says may repeat what was typed. */
import type { FormProgress } from '../../shared/protocol/page-note.ts';

type Problem = FormProgress['fields'][number]['problem'];
type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Nothing is wrong with a field nobody has been in; the page or the browser says when. */
export function problemOf(field: Field): Problem {
  const saysSo = field.getAttribute('aria-invalid');
  const isMarked = (saysSo !== null && saysSo !== 'false') || field.matches('.is-invalid') || isUserInvalid(field);
  return isMarked ? kindOf(field) : null;
}

function kindOf(field: Field): Problem {
  const { validity } = field;
  if (validity.valueMissing) return 'missing';
  if (validity.typeMismatch || validity.patternMismatch || validity.badInput) return 'mismatch';
  if (validity.tooShort) return 'too_short';
  if (validity.tooLong) return 'too_long';
  if (validity.rangeUnderflow || validity.rangeOverflow || validity.stepMismatch) return 'out_of_range';
  return field.value.trim() === '' && (field.required || field.getAttribute('aria-required') === 'true')
    ? 'missing'
    : 'refused';
}

function isUserInvalid(field: Field): boolean {
  try {
    return field.matches(':user-invalid');
  } catch {
    // A browser from before 2023.
    return false;
  }
}
