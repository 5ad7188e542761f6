/** Cleans the attributes of one recorded element: what could say something private is masked or left out. Pure. */
import { maskText, type Area, type FieldMask } from './mask.ts';
import { hideNumbers } from './secret-numbers.ts';

export type Attributes = Record<string, unknown>;

/** Says nothing about how the page looks, and too much otherwise. */
const NEVER = /^(on|nonce$|integrity$|srcdoc$|srcset-original$|ping$)/i;
/** Attributes that carry text for people. */
const SPOKEN =
  /^(placeholder|title|alt|label|summary|content|aria-(label|description|valuetext|roledescription|placeholder))$/;
const LAYOUT_METAS = ['viewport', 'color-scheme', 'theme-color'];

/** `field` is set for inputs; what it is called while masked may say what is in it. */
export function scrubAttributes(tag: string, attributes: Attributes, area: Area, field?: FieldMask): Attributes {
  const isMasked = area === 'masked';
  const isHiddenField = field !== undefined && field !== 'shown';
  const clean: Attributes = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (NEVER.test(name)) continue;
    if (tag === 'meta' && name === 'content' && !LAYOUT_METAS.includes(String(attributes['name']))) continue;
    if ((isMasked || isHiddenField) && name.startsWith('data-') && !name.startsWith('data-lotse')) continue;
    if (isHiddenField && (name === 'checked' || name === 'selected' || name === 'title' || name === 'aria-label'))
      continue;
    clean[name] = scrubValue(name, value, isMasked, isHiddenField);
  }
  return clean;
}

function scrubValue(name: string, value: unknown, isMasked: boolean, isHiddenField: boolean): unknown {
  if (typeof value === 'string') {
    if (SPOKEN.test(name)) return isMasked || isHiddenField ? maskText(value) : hideNumbers(value);
    if (isMasked && (name === 'href' || name === 'action' || name === 'xlink:href'))
      return value.replace(/[?#].*$/s, '');
    if (isMasked && name === 'style') return value.replace(/--[\w-]+\s*:[^;]*;?/g, '');
    if (name.startsWith('data-')) return hideNumbers(value);
  } else if (isMasked && name === 'style' && typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).filter(([property]) => !property.startsWith('--')));
  }
  return value;
}
