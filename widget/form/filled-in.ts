/** What is needed once a value of an agent's goes into a field: its mark there, what there is of the visitor in it, and the way back to that; and the choice to let values go in at once. Fetched beside the form. */
import { agentColor } from '../../shared/point/agent-colors.ts';
import type { Locale } from '../../shared/protocol/site.ts';
import { boxOf, type Box } from '../../shared/point/place-box.ts';
import { adoptOnce } from '../launcher/adopt-styles.ts';
import type { Size, Spot } from './beside.ts';
import { drawButton, firstName, keepFocus, type ChipFacts } from './chip.ts';
import { isFilled, isVisitorIn, wayBack } from './field-now.ts';
import css from './filled-in.css?inline';

const WORDS = {
  de: {
    undo: 'Rückgängig',
    atOnce: 'Ab jetzt gleich eintragen',
    atOnceMeans: 'Ohne Nachfrage, bis Sie es beenden. Was Sie selbst schreiben, bleibt.',
    filledIn: (name: string, field: string) => `Von ${name} eingetragen${field && `: ${field}`}`,
    /** Said of what went in at once, to those who do not see it. */
    entered: (name: string, field: string, value: string) =>
      `${name} hat${field && ` für ${field}`} eingetragen: ${value}`,
  },
  en: {
    undo: 'Undo',
    atOnce: 'Fill in at once from now on',
    atOnceMeans: 'Without asking, until you stop it. What you write yourself stays.',
    filledIn: (name: string, field: string) => `Filled in by ${name}${field && `: ${field}`}`,
    entered: (name: string, field: string, value: string) => `${name} filled in${field && ` ${field}`}: ${value}`,
  },
};

export type FilledIn = ReturnType<typeof filledIn>;

export function filledIn(shadow: ShadowRoot, locale: Locale) {
  const words = WORDS[locale];
  adoptOnce(shadow, css);
  return {
    entered: words.entered,
    wayBack,
    isVisitorIn,
    isFilled,
    /** From now on without asking; the first of several offers it. */
    drawAtOnce() {
      const button = drawButton(words.atOnce);
      button.className = 'at-once';
      button.title = words.atOnceMeans;
      return button;
    },
    drawMark({ name, color, field }: Omit<ChipFacts, 'value'>) {
      const element = document.createElement('div');
      const take = drawButton(words.undo);
      element.className = 'filled-in';
      element.style.setProperty('--agent', agentColor(color));
      element.setAttribute('role', 'group');
      element.setAttribute('aria-label', words.filledIn(name, field));
      element.append(`✓ ${firstName(name)} `, take);
      keepFocus(element);
      return { element, take, inside };
    },
  };
}

/**
 * The mark of what was filled in stands in its field, at the end, where there is room; before the arrow of a list and its like; behind
 * the words of a box or a dot.
 */
function inside(element: Element, field: Box, { width, height }: Size): Spot | null {
  const { type, labels } = element as HTMLInputElement;
  if (type === 'checkbox' || type === 'radio') {
    const left = Math.max(labels?.[0] ? endOf(labels[0]) : 0, field.left + field.width) + 6;
    const top = field.top + (field.height - height) / 2;
    return left + width < innerWidth ? { side: 'right', left, top } : null;
  }
  const edge = element.matches('textarea,[contenteditable],[type=text],:not([type],select)') ? 4 : 32;
  if (field.width < width * 1.7 || field.height < height) return null;
  const top = field.height > 2 * height ? 4 : (field.height - height) / 2;
  return { side: 'right', left: field.left + field.width - width - edge, top: field.top + top };
}

/** Where the words of a label end, which may be wider than they are. */
function endOf(label: Element): number {
  const words = label.ownerDocument.createRange();
  words.selectNodeContents(label);
  return boxOf(label, window).left + words.getBoundingClientRect().right - label.getBoundingClientRect().left;
}
