/**
 * Decides whether an agent with the grant `control` may do something to an element of the visitor's page. Pure: knows the
 * element, and what it stands in, by facts only. What it says no to stays the visitor's own, whatever the page looks like.
 */
import type { ActionKind, ActRefusal, PageAction } from '../protocol/control.ts';
import { areReservedNames, areReservedWords } from './reserved-words.ts';

export type Key = Extract<PageAction, { do: 'key' }>['key'];
/** What the site says of an element by a mark or a rule: `allow` and `reserve` hold for everything in it, `reserve` before all. */
export type SiteRule = 'none' | 'allow' | 'reserve';

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
  /** Has a list or menu that is open. */
  readonly isExpanded: boolean;
  /** `away`: another site, another window, a file, or a script in an address. */
  readonly link: 'none' | 'here' | 'away';
  /** What people read: caption, label, title, picture's words. */
  readonly words: string;
  /** What programs read: id, name, classes, actions. */
  readonly names: string;
  readonly isDisabled: boolean;
  /** Masked or blocked for the agent. */
  readonly isHidden: boolean;
  readonly rule: SiteRule;
};
export type Target = {
  /** `foreign`: in a frame that is not to be looked into. */
  readonly reach: 'free' | 'gone' | 'foreign' | 'unseen';
  /** The innermost first. */
  readonly steps: readonly Step[];
  /** What Enter would take of the list it rules, by `aria-activedescendant`; the innermost first. */
  readonly active: readonly Step[];
  readonly isReadOnly: boolean;
  /** Written into without being a field, and expressly shown by the site. */
  readonly isEditable: boolean;
};

const WRITTEN = /^(text|search|tel|url|email|number|date|datetime-local|month|week|time|color|range)$/;
const ENDS_FORM = /^(submit|image|reset)$/;
const BUTTON = /^(button|submit|image|reset)$/;
const FOREIGN = /^(iframe|frame|object|embed|portal|fencedframe)$/;
/** Somebody may listen to clicks on anything; a caption is short. */
const CAPTION_CHARS = 60;

/** Null: it may be done. `key` is told with actions of that kind. */
export function whyNot(kind: ActionKind, target: Target, key?: Key): ActRefusal | null {
  const { reach, steps } = target;
  const [first] = steps;
  if (reach === 'gone' || !first) return 'gone';
  if (steps.some(({ isHidden }) => isHidden)) return 'hidden';
  if (reach === 'foreign' || FOREIGN.test(first.tag)) return 'unsuited';
  if (kind === 'scroll') return null;
  if (steps.some(({ rule }) => rule === 'reserve')) return 'reserved';
  if (reach === 'unseen') return 'unreachable';
  if (kind === 'hover') return null;
  if (steps.some(({ isDisabled }) => isDisabled)) return 'unreachable';
  if (kind === 'type') return whyNotType(first, target);
  if (kind === 'key') return key ? whyNotKey(key, first, target) : 'unsuited';
  if (kind === 'select' && first.tag !== 'select') return 'unsuited';
  if (kind === 'check' && !(first.tag === 'input' && isBox(first))) return 'unsuited';
  if ((kind === 'select' || kind === 'check') && target.isReadOnly) return 'unreachable';
  return whyNotClick(steps);
}

/** The site has said that an agent may use what looks like the visitor's own. */
export const isAllowed = ({ steps }: Target): boolean => allowedUpTo(steps) >= 0;
const allowedUpTo = (steps: readonly Step[]): number => steps.findLastIndex(({ rule }) => rule === 'allow');

const isBox = ({ type }: Step): boolean => type === 'checkbox' || type === 'radio';
const isWritten = ({ tag, type }: Step): boolean => tag === 'textarea' || (tag === 'input' && WRITTEN.test(type));

function whyNotType(first: Step, { isReadOnly, isEditable }: Target): ActRefusal | null {
  if (!isWritten(first) && !isEditable) return 'unsuited';
  return isReadOnly ? 'unreachable' : null;
}

function whyNotKey(key: Key, first: Step, target: Target): ActRefusal | null {
  const { steps, active } = target;
  const isText = isWritten(first) || target.isEditable;
  if (key === 'Backspace' || key === 'Delete') return whyNotType(first, target);
  if (key === ' ' && isText) return whyNotType(first, target);
  if (key !== 'Enter' && key !== ' ') {
    const changes = first.tag === 'select' || (first.tag === 'input' && first.type !== 'text');
    return changes && target.isReadOnly ? 'unreachable' : null;
  }
  if (active.some(({ isHidden }) => isHidden)) return 'hidden';
  if (active.some(({ rule }) => rule === 'reserve')) return 'reserved';
  // A line break. Where Enter sends, as in a chat, it is the page's keys that send, which are not pressed for it.
  if (isText && (first.tag === 'textarea' || target.isEditable)) return whyNotType(first, target);
  const isField = first.tag === 'select' || (first.tag === 'input' && !BUTTON.test(first.type));
  if (isField && key === 'Enter') return first.isExpanded ? whyNotClick(active) : 'reserved';
  return whyNotClick(steps) ?? whyNotClick(active);
}

function whyNotClick(steps: readonly Step[]): ActRefusal | null {
  const allowed = allowedUpTo(steps);
  if (steps.some((step, index) => isNobodys(step) || (index > allowed && isReserved(step)))) return 'reserved';
  if (allowed < 0 && saysReserved(steps)) return 'reserved';
  return steps.some(({ link }) => link === 'away') ? 'leaves' : null;
}

/** No rule opens what only a person at the browser can fill. */
const isNobodys = ({ tag, type }: Step): boolean => tag === 'input' && /^(file|password|hidden)$/.test(type);

function isReserved({ tag, type, hasForm, isControl, words, names }: Step): boolean {
  if (ENDS_FORM.test(type)) return true;
  if (tag === 'button' && type === '' && hasForm) return true;
  return isControl && (areReservedWords(words) || areReservedNames(names));
}

/** Nothing there looks like a control, but the page may listen all the same. */
function saysReserved(steps: readonly Step[]): boolean {
  if (steps.some(({ isControl }) => isControl)) return false;
  const caption = steps.find(({ words }) => words.trim() !== '')?.words ?? '';
  return caption.length <= CAPTION_CHARS && areReservedWords(caption);
}
