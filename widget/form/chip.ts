/** Draws one suggestion: who, what, and what the visitor can say to it. Knows nothing of the page. */
import { agentColor } from '../../shared/point/agent-colors.ts';
import type { FormWords } from './words.ts';

export type Chip = {
  readonly element: HTMLElement;
  readonly take: HTMLButtonElement;
  readonly no: HTMLButtonElement;
};
export type ChipFacts = {
  readonly name: string;
  readonly color: number;
  /** What the field is called; may be empty. */
  readonly field: string;
  readonly value: string;
};

export function drawChip({ name, color, field, value }: ChipFacts, words: FormWords): Chip {
  const element = document.createElement('div');
  element.className = 'suggestion';
  element.style.setProperty('--agent', agentColor(color));
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', words.forField(name, field));
  const text = document.createElement('p');
  const who = document.createElement('span');
  const what = document.createElement('strong');
  who.textContent = words.suggests(firstName(name));
  // On a narrow screen it may stand away from its field.
  const whose = document.createElement('span');
  whose.className = 'narrow';
  whose.textContent = field && `${field}: `;
  what.textContent = value;
  text.append(who, ' ', whose, what);
  const [take, no] = [drawButton(words.take), drawButton(words.no)];
  no.className = 'plain';
  const buttons = document.createElement('div');
  buttons.append(take, no);
  element.append(text, buttons);
  keepFocus(element);
  return { element, take, no };
}

export function drawButton(label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  return button;
}
/** Whoever writes goes on writing: a click here leaves the focus where it is. */
export const keepFocus = (element: HTMLElement): void =>
  element.addEventListener('mousedown', (event) => event.preventDefault());

/** A title says nothing alone. */
export function firstName(name: string): string {
  const first = name.trim().split(/\s+/)[0] ?? '';
  return first.endsWith('.') ? name : first;
}
