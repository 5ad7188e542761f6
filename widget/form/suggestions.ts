/**
 * The suggestions that stand on this page now: shows each at its field, takes the visitor's answer, tells what came of it. The
 * visitor is first: nothing is written before he takes it, and what he writes himself ends the suggestion.
 */
import type { FormSuggested, SuggestionOutcome } from '../../shared/protocol/form.ts';
import type { SuggestionId } from '../../shared/protocol/ids.ts';
import { after, listen, type Cancel } from '../env.ts';
import { createHoldBack } from '../control/hold-back.ts';
import { drawChip, type Chip } from './chip.ts';
import { fillIn } from './fill-in.ts';
import { labelOf } from './label-of.ts';
import { dotsOf } from './read-forms.ts';
import { suits } from './suits.ts';
import { followTab } from './tab-to-chip.ts';
import type { FormWords } from './words.ts';

export type Open = {
  readonly id: SuggestionId;
  readonly color: number;
  readonly element: Element;
  readonly chip: Chip;
};
type Standing = Open & { readonly value: FormSuggested['value']; readonly cancels: readonly Cancel[] };

export type Suggestions = {
  /** By the name of who holds the grant. */
  take(suggested: FormSuggested, name: string, element: Element | null): void;
  acceptAll(): void;
  takeBack(id: SuggestionId): void;
  /** Without a word: whose grant is over knows. */
  keep(isHere: (color: number) => boolean): void;
  dropGone(): void;
  open(): readonly Open[];
};
type Ports = {
  readonly shadow: ShadowRoot;
  readonly words: FormWords;
  answer(id: SuggestionId, outcome: SuggestionOutcome): void;
  announce(words: string): void;
  onChanged(): void;
};

export function createSuggestions({ shadow, words, answer, announce, onChanged }: Ports): Suggestions {
  const holdBack = createHoldBack();
  let open: Standing[] = [];
  let isWriting = false;

  function remove(gone: readonly Standing[]): void {
    if (gone.length === 0) return;
    open = open.filter((one) => !gone.includes(one));
    for (const { chip, cancels } of gone) {
      for (const cancel of cancels) cancel();
      chip.element.remove();
    }
    onChanged();
  }
  function end(one: Standing, outcome: SuggestionOutcome): void {
    if (!open.includes(one)) return;
    remove([one]);
    answer(one.id, outcome);
  }

  function accept(one: Standing): void {
    const { element, value } = one;
    const verdict = suits(element, value, words);
    if (!verdict.fits) return end(one, verdict.why);
    isWriting = true;
    try {
      fillIn(element, value, holdBack);
    } finally {
      isWriting = false;
    }
    end(one, 'accepted');
  }

  /** By the keyboard: on to the next one, else into the field. */
  function goOn({ element }: Standing, event: Event): void {
    if ((event as MouseEvent).detail > 0) return;
    (open[0]?.chip.take ?? (element as HTMLElement)).focus({ preventScroll: false });
  }

  /** What the visitor has written when he leaves the field; while he writes, the suggestion may still help. */
  function settled(one: Standing, event: Event): void {
    if (isWriting || !event.isTrusted) return;
    // Going to the suggestion itself is leaving the field, too.
    after(0, () => one.chip.element.contains(shadow.activeElement) || end(one, 'replaced'));
  }

  return {
    take(suggested, name, element) {
      const { suggestionId: id, value, color } = suggested;
      const verdict = suits(element, value, words);
      if (!verdict.fits || !element) return answer(id, verdict.fits ? 'gone' : verdict.why);
      const field = labelOf(element);
      const same = dotsOrOne(element);
      for (const older of open.filter((one) => one.id === id || same.includes(one.element))) end(older, 'replaced');
      const chip = drawChip({ name, color, field, value: verdict.words }, words);
      const one: Standing = {
        id,
        color,
        element,
        value,
        chip,
        cancels: [
          ...same.map((each) => listen(each, 'change', (event) => settled(one, event))),
          listen(chip.take, 'click', (event) => {
            accept(one);
            goOn(one, event);
          }),
          listen(chip.no, 'click', (event) => {
            end(one, 'declined');
            goOn(one, event);
          }),
          followTab(element, chip, shadow),
        ],
      };
      open = [...open, one].toSorted(byPlace);
      for (const { chip: each } of open) shadow.append(each.element);
      answer(id, 'shown');
      announce(words.announced(name, field, verdict.words));
      onChanged();
    },
    acceptAll: () => open.forEach(accept),
    takeBack: (id) => remove(open.filter((one) => one.id === id)),
    keep: (isHere) => remove(open.filter(({ color }) => !isHere(color))),
    dropGone() {
      for (const one of open) if (!one.element.isConnected) end(one, 'gone');
    },
    open: () => open,
  };
}

const dotsOrOne = (element: Element): readonly Element[] =>
  (element as HTMLInputElement).type === 'radio' ? dotsOf(element as HTMLInputElement) : [element];

/** The order of the page is the order of the tab key. */
const byPlace = ({ element: a }: Standing, { element: b }: Standing): number =>
  a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
