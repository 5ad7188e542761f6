/** Cleans the attributes of one recorded element: what could say something private is masked or left out. Pure. */
import { hideEchoes } from './echoes.ts';
import { maskText, maskValue, type Area, type FieldMask } from './mask.ts';
import { scrubStyle, scrubStyleChange } from './scrub-css.ts';
import { hideNumbers } from './secret-numbers.ts';

export type Attributes = Record<string, unknown>;

/** Says nothing about how the page looks, and too much otherwise. */
const NEVER =
  /^(on.*|nonce|integrity|srcdoc|srcset-original|ping|action|formaction|manifest|cite|longdesc|codebase|archive|data|rr_src)$/i;
/** Attributes that carry text for people. */
const SPOKEN =
  /^(placeholder|title|alt|label|summary|aria-(label|description|valuetext|valuenow|roledescription|placeholder))$/;
/** All that is left of an element whose content is hidden: how it is drawn. */
const SHAPE =
  /^(id|class|style|type|name|for|value|dir|lang|hidden|disabled|readonly|required|multiple|open|rows|cols|size|width|height|(col|row)?span|tabindex|role|part|slot|start|rel|media|href|xlink:href|rr_(width|height|scroll\w+|open_mode)|_cssText|data-lotse|contenteditable|aria-(hidden|expanded|current|disabled|invalid|required)|popover|xmlns.*|viewBox|d|points|[cdr]?[xy][12]?|r|transform|fill.*|stroke.*|opacity|offset|stop-.*|clip-.*|mask|marker.*|text-anchor|font-.*|gradient\w+|preserveAspectRatio)$/i;
const LAYOUT_METAS = ['viewport', 'color-scheme', 'theme-color'];
/** Longer values are a program's own notes, in bytes of text. */
const MAX_NOTE_CHARS = 256;

export function scrubAttributes(tag: string, attributes: Attributes, area: Area, field?: FieldMask): Attributes {
  const isHidden = area === 'masked' || (field !== undefined && field !== 'shown');
  const clean: Attributes = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (NEVER.test(name)) continue;
    if (tag === 'meta' && name === 'content' && !LAYOUT_METAS.includes(String(attributes['name']))) continue;
    if (name === 'src' && tag !== 'img' && tag !== 'input') continue;
    if (isHidden && !SHAPE.test(name) && (field ? name !== 'placeholder' : !SPOKEN.test(name))) continue;
    if (typeof value !== 'string' || name === '_cssText')
      clean[name] = isHidden && name === 'style' && value ? scrubStyleChange(value) : value;
    else if (name === 'value') clean[name] = scrubValue(value, isHidden, field);
    else if (name.endsWith('href')) clean[name] = scrubAddress(value, isHidden, isLoaded(tag, attributes, isHidden));
    else if (isHidden) clean[name] = SPOKEN.test(name) ? maskText(value) : name === 'style' ? scrubStyle(value) : value;
    else if (value.length <= MAX_NOTE_CHARS || !/^data-|:/.test(name))
      clean[name] = hideEchoes(SPOKEN.test(name) || name.startsWith('data-') ? hideNumbers(value) : value);
  }
  return clean;
}

/** While recording, the field's own value was masked already; an attribute may still hold another. */
function scrubValue(value: string, isHidden: boolean, field: FieldMask | undefined): string {
  if (field) return maskValue(field === 'shown' ? value : value.replace(/[^•]/g, '•'), field);
  return isHidden ? maskText(value) : hideEchoes(hideNumbers(value));
}

/** What only leads elsewhere says where, and no more; nobody follows it in the replica. */
function scrubAddress(value: string, isHidden: boolean, isShown: boolean): string {
  if (value.startsWith('#')) return value;
  if (isShown && !isHidden) return hideEchoes(value);
  return isHidden && !isShown ? '' : hideEchoes(value.replace(/[?#].*$|^data:.*$/s, ''));
}
/** A hidden picture is not shown, nor a part of one; sheets are how the page looks. */
const isLoaded = (tag: string, { rel }: Attributes, isHidden: boolean): boolean =>
  (/^(image|use)$/.test(tag) && !isHidden) || (tag === 'link' && /stylesheet/i.test(String(rel)));
