/**
 * Notes a page tells its watchers beside its picture. They travel within the page stream, as custom events of the recorder, so the
 * server never reads them and late comers get the ones since the last snapshot. Hostile like everything of the page.
 */
import { node } from './control.ts';
import { MAX_FORM_FIELDS, MAX_FORMS, MAX_OPEN_POPOVERS } from './limits.ts';
import * as s from './schema.ts';

/** Why a field does not hold; the browser's own sentences may repeat what was typed and stay where they are. */
export const FIELD_PROBLEMS = ['missing', 'mismatch', 'too_short', 'too_long', 'out_of_range', 'refused'] as const;
/** `choice`: a list or a group of dots, `box`: something ticked or not. */
export const FIELD_KINDS = ['text', 'choice', 'box'] as const;
const field = s.down({
  /** Of a group of dots the first. */
  node,
  kind: s.picklist(FIELD_KINDS),
  /** Empty where the label is hidden. */
  label: s.looseText(120),
  required: s.boolean(),
  filled: s.boolean(),
  /** Nobody but the visitor sees what is in it. */
  hidden: s.boolean(),
  problem: s.nullable(s.picklist(FIELD_PROBLEMS)),
});
const form = s.down({ node, label: s.looseText(120), fields: s.list(field, MAX_FORM_FIELDS) });
export type FormProgress = s.Infer<typeof form>;

export const pageNote = s.variant('about', [
  /** `at`: the field the visitor is in, 0 for none; also one that is not listed. */
  s.down({ about: s.literal('forms'), at: node, forms: s.list(form, MAX_FORMS) }),
  /** How many places are masked or blocked, by why. */
  s.down({ about: s.literal('hidden'), fields: s.count(), places: s.count(), secrets: s.count() }),
  /** The server's clock in the visitor's browser when this was sent: tells the delay. */
  s.down({ about: s.literal('beat'), at: s.ms }),
  /** A page of the site where nothing is shown; the picture before it is stale. */
  s.down({ about: s.literal('pause'), paused: s.boolean() }),
  /** A canvas the site wants shown, as a picture: a data address of a webp or png. */
  s.down({
    about: s.literal('canvas'),
    node,
    picture: s.pattern(/^data:image\/(png|webp);base64,[A-Za-z0-9+/=]+$/, 1_000_000),
  }),
  /** What agents have marked on this page began then; marks made before are not to be seen any more. */
  s.down({ about: s.literal('marks'), since: s.ms }),
  /**
   * What of the page looks otherwise than its tree says: under the mouse, pressed, in focus (`ring`: to be seen by the keyboard's
   * outline), the target of the address, over everything, and open popovers, the last on top. 0 for none.
   */
  s.down({
    about: s.literal('state'),
    hover: node,
    active: node,
    focus: node,
    ring: s.boolean(),
    target: node,
    full: node,
    open: s.list(node, MAX_OPEN_POPOVERS),
  }),
  /** The part of the page a visitor who has zoomed in with their fingers has before them, in its own pixels; all of it: zeros. */
  s.down({
    about: s.literal('view'),
    left: s.decimal(0, 1e5),
    top: s.decimal(0, 1e5),
    width: s.decimal(0, 1e5),
    height: s.decimal(0, 1e5),
  }),
  /** A film of the page: where it stands, in seconds. */
  s.down({ about: s.literal('film'), node, at: s.decimal(0, 1e6), playing: s.boolean() }),
]);
export type PageNote = s.Infer<typeof pageNote>;
