/**
 * What an agent does on a visitor's page under the grant `control`, and why the visitor's browser does not do it. Closed and
 * bounded: sending a form, choosing a file and going to an address have no shape here.
 */
import { sessionId } from './ids.ts';
import { MAX_TYPED_CHARS } from './limits.ts';
import * as s from './schema.ts';

/** Node ids are the recorder's; a place within a box is a share of its width and height, so it holds on another screen. */
export const node = s.count(0xffff_ffff);
const share = s.decimal(0, 1);

const click = { do: s.literal('click'), node, x: share, y: share };
/** How far of the way an area is scrolled. */
const scroll = { do: s.literal('scroll'), node, x: share, y: share };
/** Replaces what stands in the field. */
const type = { do: s.literal('type'), node, text: s.looseText(MAX_TYPED_CHARS) };
/** One choice of a list, or several where the list takes several. */
const select = { do: s.literal('select'), node, indexes: s.list(s.count(10_000), 500) };
const check = { do: s.literal('check'), node, on: s.boolean() };
/** Rests the mouse there: menus open. */
const hover = { do: s.literal('hover'), node, x: share, y: share };
/** Keys that move and choose within what has the focus. Enter and Space never reach what sends or pays. */
export const KEYS = [
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Tab',
  'Escape',
  'Enter',
  ' ',
  'Backspace',
  'Delete',
] as const;
const key = { do: s.literal('key'), node, key: s.picklist(KEYS), shift: s.boolean() };

export const ACTIONS = ['click', 'scroll', 'type', 'select', 'check', 'hover', 'key'] as const;
export type ActionKind = (typeof ACTIONS)[number];
const pageAction = s.variant('do', [
  s.down(click),
  s.down(scroll),
  s.down(type),
  s.down(select),
  s.down(check),
  s.down(hover),
  s.down(key),
]);
export type PageAction = s.Infer<typeof pageAction>;

/** The picture the agent looked at: what was meant for another tab or for the page before is not done. */
export const picture = { tab: s.count(255), epoch: s.count(0xffff_ffff) };
export const actOnPage = s.up({
  sessionId,
  ...picture,
  action: s.variant('do', [s.up(click), s.up(scroll), s.up(type), s.up(select), s.up(check), s.up(hover), s.up(key)]),
});
export const actionForPage = s.down({ ...picture, action: pageAction });
export type ActionForPage = s.Infer<typeof actionForPage>;

export const ACT_REFUSALS = [
  'gone', // the element or the page is not there any more
  'hidden', // masked, blocked, or our own widget
  'reserved', // sends, pays, orders, deletes or declares: the visitor's own
  'leaves', // leads to another site, a window of its own or a file
  'unreachable', // disabled, invisible or covered
  'unsuited', // this cannot be done with this element
  'visitor', // the visitor is at work there right now
] as const;
export type ActRefusal = (typeof ACT_REFUSALS)[number];
const refusal = { reason: s.picklist(ACT_REFUSALS), do: s.picklist(ACTIONS), node };
export const actRefused = s.up(refusal);
export const actionRefused = s.down({ sessionId, ...refusal });
