/**
 * The suggestions that stand on this page now: shows each at its field, takes the visitor's answer, tells what came of it, and marks
 * what was filled in until the visitor goes over it, with a way back. The visitor is first: nothing is written before he takes it
 * or lets values go in at once, even then nothing where he is or has written, and what he writes himself ends the suggestion.
 */
import type { Grant } from '../../shared/protocol/consent.ts';
import type { FormSuggested, SuggestionOutcome } from '../../shared/protocol/form.ts';
import type { AgentId, SuggestionId } from '../../shared/protocol/ids.ts';
import type { Box } from '../../shared/point/place-box.ts';
import { after, listen, type Cancel } from '../env.ts';
import { createHoldBack } from '../control/hold-back.ts';
import type { Size, Spot } from './beside.ts';
import { drawChip } from './chip.ts';
import { fillIn } from './fill-in.ts';
import type { FilledIn } from './filled-in.ts';
import { labelOf } from './label-of.ts';
import { dotsOrOne } from './read-forms.ts';
import { suits } from './suits.ts';
import { followTab } from './tab-to-chip.ts';
import type { FormWords } from './words.ts';

/** A suggestion at its field, or the mark of one that is in it. */
export type Standing = {
  readonly id: SuggestionId;
  readonly color: number;
  readonly element: Element;
  readonly isIn: boolean;
  readonly chip: {
    readonly element: HTMLElement;
    readonly take: HTMLButtonElement;
    readonly atOnce?: HTMLElement;
    /** Where in its field it stands, if it can. */
    readonly inside?: (field: Element, box: Box, size: Size) => Spot | null;
  };
  readonly cancels: readonly Cancel[];
  /** Writes what it says, and the mark what was there before. */
  readonly act: () => void;
};

export type Suggestions = {
  /** From who holds the grant. */
  take(suggested: FormSuggested, from: Grant, element: Element | null): void;
  acceptAll(): void;
  takeBack(id: SuggestionId): void;
  /** Without a word: whose grant is over knows. */
  keep(isHere: (color: number) => boolean): void;
  dropGone(): void;
  /** What the visitor has not answered. */
  open(): readonly Standing[];
  /** And what is marked as filled in. */
  all(): readonly Standing[];
};
/** A suggestion on its way into its field; `same`: the field, or all dots of its group. */
type Accepted = Pick<Standing, 'id' | 'color' | 'element'> & {
  readonly same: readonly Element[];
  readonly value: FormSuggested['value'];
  readonly name: string;
  readonly field: string;
};
type Ports = {
  readonly shadow: ShadowRoot;
  readonly words: FormWords;
  /** Undefined until it is there: nothing goes in unasked before it can be marked. */
  filledIn(): FilledIn | undefined;
  answer(id: SuggestionId, outcome: SuggestionOutcome): void;
  announce(words: string): void;
  /** Whether the visitor lets values of this agent go in at once. */
  isDirect(color: number): boolean;
  letFill(agentId: AgentId): void;
  onChanged(): void;
};

export function createSuggestions(ports: Ports): Suggestions {
  const { shadow, words, answer, announce, isDirect, letFill, onChanged, filledIn } = ports;
  const holdBack = createHoldBack();
  let all: Standing[] = [];
  let isWriting = false;
  const open = () => all.filter(({ isIn }) => !isIn);

  function add(one: Standing): void {
    all = [...all, one].toSorted(byPlace);
    for (const { chip } of all) shadow.append(chip.element);
    offer();
    onChanged();
  }
  function offer(): void {
    for (const { chip, color } of all) if (chip.atOnce) chip.atOnce.hidden = isDirect(color);
  }
  function remove(gone: readonly Standing[]): void {
    if (gone.length === 0) return;
    all = all.filter((one) => !gone.includes(one));
    for (const { chip, cancels } of gone) {
      for (const cancel of cancels) cancel();
      chip.element.remove();
    }
    onChanged();
  }
  function end(one: Standing, outcome: SuggestionOutcome): void {
    if (!all.includes(one)) return;
    remove([one]);
    answer(one.id, outcome);
  }
  function write(element: Element, value: FormSuggested['value']): void {
    isWriting = true;
    try {
      fillIn(element, value, holdBack);
    } finally {
      isWriting = false;
    }
  }

  function accept(what: Accepted, outcome: 'accepted' | 'entered'): void {
    const { id, element, value, same } = what;
    const verdict = suits(element, value, words);
    const [older] = all.filter((one) => one.isIn && same.includes(one.element));
    const chip = open().filter((one) => one.id === id);
    if (verdict.fits) {
      // Over what was filled in before, the way back leads to what was there before that.
      const back = older?.act ?? filledIn()?.wayBack(element, same, write);
      write(element, value);
      if (back) mark(what, back);
    }
    remove(older && verdict.fits ? [older, ...chip] : chip);
    answer(id, verdict.fits ? outcome : verdict.why);
  }
  function mark({ id, color, element, same, name, field }: Accepted, back: () => void): void {
    const chip = filledIn()?.drawMark({ name, color, field });
    if (!chip) return;
    const forget = (event: Event) => !isWriting && event.isTrusted && remove([one]);
    const one: Standing = {
      id,
      color,
      element,
      isIn: true,
      chip,
      act: back,
      cancels: [
        ...same.map((each) => listen(each, 'input', forget)),
        listen(chip.take, 'click', (event) => {
          back();
          end(one, 'undone');
          goOn(one, event);
        }),
        followTab(element, chip, shadow),
      ],
    };
    add(one);
  }

  /** By the keyboard: on to the next one, else into the field. */
  function goOn({ element, isIn }: Standing, event: Event): void {
    if ((event as MouseEvent).detail > 0) return;
    ((!isIn && open()[0]?.chip.take) || (element as HTMLElement)).focus({ preventScroll: false });
  }
  /** What the visitor has written when he leaves the field; while he writes, the suggestion may still help. */
  function settled(one: Standing, event: Event): void {
    if (isWriting || !event.isTrusted) return;
    // Going to the suggestion itself is leaving the field, too.
    after(0, () => one.chip.element.contains(shadow.activeElement) || end(one, 'replaced'));
  }

  return {
    take(suggested, { agentId, agentName: name }, element) {
      const { suggestionId: id, value, color } = suggested;
      const verdict = suits(element, value, words);
      if (!verdict.fits || !element) return answer(id, verdict.fits ? 'gone' : verdict.why);
      const field = labelOf(element);
      const same = dotsOrOne(element);
      for (const older of open().filter((one) => one.id === id || same.includes(one.element))) end(older, 'replaced');
      const what = { id, color, element, same, value, name, field };
      const isMarked = all.some((one) => same.includes(one.element));
      const to = suggested.directly && isDirect(color) && filledIn();
      if (to && !to.isVisitorIn(same) && (isMarked || !same.some(to.isFilled))) {
        announce(to.entered(name, field, verdict.words));
        return accept(what, 'entered');
      }
      const chip = drawChip({ name, color, field, value: verdict.words }, words);
      const atOnce = filledIn()?.drawAtOnce();
      if (atOnce) chip.element.append(atOnce);
      const one: Standing = {
        id,
        color,
        element,
        isIn: false,
        chip: { ...chip, ...(atOnce && { atOnce }) },
        act: () => accept(what, 'accepted'),
        cancels: [
          ...same.map((each) => listen(each, 'change', (event) => settled(one, event))),
          listen(chip.take, 'click', (event) => {
            one.act();
            goOn(one, event);
          }),
          listen(chip.no, 'click', (event) => {
            end(one, 'declined');
            goOn(one, event);
          }),
          followTab(element, chip, shadow),
        ],
      };
      atOnce?.addEventListener('click', (event) => {
        one.act();
        letFill(agentId);
        goOn(one, event);
      });
      add(one);
      answer(id, 'shown');
      announce(words.announced(name, field, verdict.words));
    },
    acceptAll: () => open().forEach(({ act }) => act()),
    takeBack: (id) => remove(open().filter((one) => one.id === id)),
    keep(isHere) {
      remove(all.filter(({ color }) => !isHere(color)));
      offer();
    },
    dropGone() {
      // Of what is in its field nobody counts it.
      for (const one of all) if (!one.element.isConnected) end(one, 'gone');
    },
    open,
    all: () => all,
  };
}

/** The order of the page is the order of the tab key. */
const byPlace = ({ element: a }: Standing, { element: b }: Standing): number =>
  a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
