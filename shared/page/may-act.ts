/**
 * Decides whether an agent with the grant `control` may do something to an element of the visitor's page. Pure: knows the
 * element, and what it stands in, by facts only. What it says no to stays the visitor's own, whatever the page looks like.
 */
import type { ActionKind, ActRefusal } from '../protocol/control.ts';
import { areReservedNames, areReservedWords } from './reserved-words.ts';

/** An element on the way from the one that is hit up to the page's root; the field of a label comes along. */
export type Step = {
  readonly tag: string;
  /** Of fields as the browser takes it, of others as it is written; '' for a button that says none. */
  readonly type: string;
  readonly role: string;
  /** Does something when it is clicked, as far as the markup tells. */
  readonly isControl: boolean;
  /** Belongs to a form. */
  readonly hasForm: boolean;
  /** `away`: another site, another window, a file, or a script in an address. */
  readonly link: 'none' | 'here' | 'away';
  /** What people read: caption, label, title, picture's words. */
  readonly words: string;
  /** What programs read: id, name, classes, actions. */
  readonly names: string;
  readonly isDisabled: boolean;
  /** Masked or blocked for the agent. */
  readonly isHidden: boolean;
};
export type Target = {
  /** `foreign`: in a frame of its own. */
  readonly reach: 'free' | 'gone' | 'foreign' | 'unseen';
  /** The innermost first. */
  readonly steps: readonly Step[];
  readonly isReadOnly: boolean;
  /** Written into without being a field, and expressly shown by the site. */
  readonly isEditable: boolean;
};

const WRITTEN = /^(text|search|tel|url|email|number|date|datetime-local|month|week|time|color|range)$/;
const ENDS_FORM = /^(submit|image|reset)$/;
const FOREIGN = /^(iframe|frame|object|embed|portal|fencedframe)$/;
/** Somebody may listen to clicks on anything; a caption is short. */
const CAPTION_CHARS = 60;

/** Null: it may be done. */
export function whyNot(kind: ActionKind, target: Target): ActRefusal | null {
  const { reach, steps } = target;
  const [first] = steps;
  if (reach === 'gone' || !first) return 'gone';
  if (steps.some(({ isHidden }) => isHidden)) return 'hidden';
  if (reach === 'foreign' || FOREIGN.test(first.tag)) return 'unsuited';
  if (kind === 'scroll') return null;
  if (reach === 'unseen' || steps.some(({ isDisabled }) => isDisabled)) return 'unreachable';
  if (kind === 'type') return whyNotType(first, target);
  if (kind === 'select' && first.tag !== 'select') return 'unsuited';
  if (kind === 'check' && !(first.tag === 'input' && isBox(first))) return 'unsuited';
  if ((kind === 'select' || kind === 'check') && target.isReadOnly) return 'unreachable';
  return whyNotClick(steps);
}

const isBox = ({ type }: Step): boolean => type === 'checkbox' || type === 'radio';

function whyNotType({ tag, type }: Step, { isReadOnly, isEditable }: Target): ActRefusal | null {
  const isField = tag === 'textarea' || (tag === 'input' && WRITTEN.test(type));
  if (!isField && !isEditable) return 'unsuited';
  return isReadOnly ? 'unreachable' : null;
}

function whyNotClick(steps: readonly Step[]): ActRefusal | null {
  if (steps.some(isReserved) || saysReserved(steps)) return 'reserved';
  return steps.some(({ link }) => link === 'away') ? 'leaves' : null;
}

function isReserved({ tag, type, hasForm, isControl, words, names }: Step): boolean {
  if (ENDS_FORM.test(type) || (tag === 'input' && /^(file|password|hidden)$/.test(type))) return true;
  if (tag === 'button' && type === '' && hasForm) return true;
  return isControl && (areReservedWords(words) || areReservedNames(names));
}

/** Nothing there looks like a control, but the page may listen all the same. */
function saysReserved(steps: readonly Step[]): boolean {
  if (steps.some(({ isControl }) => isControl)) return false;
  const caption = steps.find(({ words }) => words.trim() !== '')?.words ?? '';
  return caption.length <= CAPTION_CHARS && areReservedWords(caption);
}
