/** Keeps of an element's attributes what shows the page, and nothing that runs, loads elsewhere, navigates or takes the focus. Pure. */
import { MAX_URL_CHARS } from '../../../shared/protocol/limits.ts';
import { fixMedia } from '../fix-media.ts';
import { HIDDEN_ATTRIBUTE } from '../hidden-look.ts';
import { sanitizeCss } from './sanitize-css.ts';
import { IS_STATE } from './state-selectors.ts';
import type { PagePolicy } from './url-policy.ts';

export type AttributeValue = string | number | boolean | null;
export type Attributes = Record<string, unknown>;

const NAME = /^[a-zA-Z:][\w:.-]*$/;
/** Handlers, embedded documents, navigation, submission, focus, keys, playback, permissions. */
const NEVER =
  /^(on.*|srcdoc|sandbox|allow|allowfullscreen|csp|credentialless|nonce|integrity|action|formaction|formmethod|formtarget|method|target|ping|download|manifest|profile|codebase|archive|classid|code|data|cite|longdesc|usemap|imagesrcset|imagesizes|http-equiv|autofocus|autoplay|accesskey|contenteditable|is|popovertarget|commandfor|command|attributionsrc|shadowrootmode|slotassignment|begin|values|from|to|by)$/i;
/** Their names would hide the document's own properties from the replayer. */
const NAMES_IN_DOCUMENT = /^(img|form|iframe)$/;
const PICTURE = /^data:image\/(png|jpe?g|gif|webp);base64,[a-z0-9+/=]*$/i;

/** Where a link of the page leads, as words: our own attribute of the replica. */
export const LEADS_TO = 'data-lotse-to';

/** Where a drawing lives of which a `use` shows a part: our own, too. */
export const SHAPES_AT = 'data-lotse-shapes';

/** Instead of `contenteditable`. */
export const EDITABLE = 'data-lotse-editable';
const isEditable = (value: unknown): boolean =>
  /^(true|plaintext-only)?$/i.test(typeof value === 'string' ? value : 'false');

/** `tag` in lower case. */
export function sanitizeAttributes(tag: string, given: Attributes, policy: PagePolicy): Attributes {
  const kept: Attributes = {};
  for (const [name, value] of Object.entries(given)) {
    const safe =
      name.startsWith('rr_') || name === '_cssText'
        ? ownAttribute(name, value, policy)
        : attribute(tag, name, value, policy);
    if (safe !== undefined) kept[name] = safe;
  }
  delete kept[LEADS_TO];
  delete kept[SHAPES_AT];
  // Nothing can be edited here, but an agent who may use the page is to see where one writes.
  delete kept[EDITABLE];
  if ('contenteditable' in given) kept[EDITABLE] = isEditable(given['contenteditable']) ? '' : null;
  // Only what is not told comes with its size; of our own widget nobody needs to know.
  if ('rr_width' in kept && tag !== 'lotse-widget') kept[HIDDEN_ATTRIBUTE] = '';
  // A link is followed by nobody, but looks like one, and says to where an agent who leads would go.
  if ((tag === 'a' || tag === 'area') && ('href' in given || 'xlink:href' in given)) {
    kept['href'] = '#';
    kept[LEADS_TO] = leadsTo(given['href'] ?? given['xlink:href']);
  }
  if (tag === 'use') Object.assign(kept, shapesOf(given['href'] ?? given['xlink:href'], policy));
  return kept;
}

/** The drawing itself is loaded by nobody: it comes from the visitor's browser, now or later, and is cleaned like the page. */
function shapesOf(value: unknown, policy: PagePolicy): Attributes {
  if (typeof value !== 'string' || value.length > MAX_URL_CHARS) return {};
  if (!/^https?:/i.test(value)) return { [SHAPES_AT]: null };
  return { [SHAPES_AT]: value, href: policy.shapes?.(value) ?? null };
}

/** Undefined: leave it out. Null stays, since in a change it says "removed". */
export function attribute(
  tag: string,
  name: string,
  value: unknown,
  policy: PagePolicy,
): AttributeValue | object | undefined {
  if (!NAME.test(name) || (NEVER.test(name) && !isMatrix(tag, name)) || IS_STATE.test(name)) return undefined;
  if (value === null || typeof value === 'boolean') return value;
  const lower = name.toLowerCase();
  if (lower === 'name' && NAMES_IN_DOCUMENT.test(tag)) return undefined;
  if (lower === 'style') return styleAttribute(value, policy);
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  // Which are open is told; none closes another, or by a key.
  if (lower === 'popover') return 'manual';
  if (lower === 'href' || lower === 'xlink:href') return hrefAttribute(tag, value, policy);
  if (lower === 'src') return tag === 'img' || tag === 'input' ? (policy.allow(value) ?? undefined) : undefined;
  if (lower === 'poster' || lower === 'background') return policy.allow(value) ?? undefined;
  if (lower === 'srcset') return tag === 'img' || tag === 'source' ? sourceSet(value, policy) : undefined;
  if (lower === 'attributename') return /^(xlink:)?href$|^on/i.test(value.trim()) ? undefined : value;
  if (lower === 'media') return fixMedia(value, policy.media);
  // Presentation attributes of SVG (fill, mask, filter …) may carry `url()`.
  return /url|\\/i.test(value) ? sanitizeCss(value, policy) : value;
}

/** The numbers of a filter are called as what an animation would go through. */
const isMatrix = (tag: string, name: string): boolean => tag === 'fecolormatrix' && name === 'values';

function hrefAttribute(tag: string, value: string, policy: PagePolicy): string | undefined {
  if (tag === 'a' || tag === 'area') return '#';
  if (value.startsWith('#')) return value;
  if (tag === 'link' || tag === 'image' || tag === 'feimage') return policy.allow(value) ?? undefined;
  return undefined;
}

function leadsTo(value: unknown): string {
  const url = typeof value === 'string' && value.length <= MAX_URL_CHARS ? URL.parse(value) : null;
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url.href : '';
}

function sourceSet(value: string, policy: PagePolicy): string | undefined {
  const candidates = value.split(/,\s+/).map((candidate) => candidate.trim().split(/\s+/));
  const allowed = candidates.map(([url = '', ...size]) => [policy.allow(url), ...size]);
  return allowed.every(([url]) => url !== null) ? allowed.map((parts) => parts.join(' ')).join(', ') : undefined;
}

/** Text, or in changes a map of property → value, [value, priority] or false. */
function styleAttribute(value: unknown, policy: PagePolicy): string | object | undefined {
  if (typeof value === 'string') return sanitizeCss(value, policy);
  if (typeof value !== 'object' || value === null) return undefined;
  const kept: Record<string, unknown> = {};
  for (const [property, set] of Object.entries(value)) {
    if (!/^-{0,2}[a-zA-Z][\w-]*$/.test(property)) continue;
    if (set === false) kept[property] = false;
    else if (typeof set === 'string') kept[property] = sanitizeCss(set, policy);
    else if (Array.isArray(set) && typeof set[0] === 'string') {
      kept[property] = [sanitizeCss(set[0], policy), set[1] === 'important' ? 'important' : ''];
    }
  }
  return kept;
}

/** The recorder's own attributes. */
function ownAttribute(name: string, value: unknown, policy: PagePolicy): AttributeValue | undefined {
  switch (name) {
    case '_cssText':
      return typeof value === 'string' ? sanitizeCss(value, policy) : undefined;
    case 'rr_dataURL':
      return typeof value === 'string' && PICTURE.test(value) ? value : undefined;
    case 'rr_width':
    case 'rr_height':
      return typeof value === 'string' && /^[\d.]{1,12}(px)?$/.test(value) ? value : undefined;
    case 'rr_scrollLeft':
    case 'rr_scrollTop':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    case 'rr_open_mode':
      return value === 'modal' || value === 'non-modal' ? value : undefined;
    default:
      return undefined;
  }
}
