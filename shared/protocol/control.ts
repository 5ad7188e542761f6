/**
 * What an agent does on a visitor's page under the grant `control`, and why the visitor's browser does not do it. Closed and
 * bounded: sending a form, choosing a file, pressing Enter and going to an address have no shape here.
 */
import { sessionId } from './ids.ts';
import { MAX_TYPED_CHARS } from './limits.ts';
import * as s from './schema.ts';

/** Node ids are the recorder's; a place within a box is a share of its width and height, so it holds on another screen. */
const node = s.count(0xffff_ffff);
const share = s.decimal(0, 1);

const click = { do: s.literal('click'), node, x: share, y: share };
/** How far of the way an area is scrolled. */
const scroll = { do: s.literal('scroll'), node, x: share, y: share };
/** Replaces what stands in the field. */
const type = { do: s.literal('type'), node, text: s.looseText(MAX_TYPED_CHARS) };
const select = { do: s.literal('select'), node, index: s.count(10_000) };
const check = { do: s.literal('check'), node, on: s.boolean() };

export const ACTIONS = ['click', 'scroll', 'type', 'select', 'check'] as const;
export type ActionKind = (typeof ACTIONS)[number];
const pageAction = s.variant('do', [s.down(click), s.down(scroll), s.down(type), s.down(select), s.down(check)]);
export type PageAction = s.Infer<typeof pageAction>;

/** The picture the agent looked at: what was meant for another tab or for the page before is not done. */
const picture = { tab: s.count(255), epoch: s.count(0xffff_ffff) };
export const actOnPage = s.up({
  sessionId,
  ...picture,
  action: s.variant('do', [s.up(click), s.up(scroll), s.up(type), s.up(select), s.up(check)]),
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
