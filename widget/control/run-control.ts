/** Carries out what the agent does on this page, one after the other, each looked at anew; says back what was not done. */
import type { ActRefusal, PageAction } from '../../shared/protocol/control.ts';
import { MAX_TYPED_CHARS } from '../../shared/protocol/limits.ts';
import { whyNot } from '../../shared/page/may-act.ts';
import { after, listen, type Cancel } from '../env.ts';
import { createHoldBack } from './hold-back.ts';
import { readTarget, type Found } from './read-target.ts';
import { choose, clickOn, scrollTo, tellChange, typeInto } from './use-element.ts';
import { watchVisitorHand } from './visitor-hand.ts';

/** A field that was typed into says `change` when it is left, or after this pause, in ms. */
const CHANGE_MS = 1_500;

export type Control = { take(action: PageAction): void; stop: Cancel };
type Page = {
  readonly host: Element;
  find(node: number): Element | null;
  refuse(action: PageAction, reason: ActRefusal): void;
};

export function runControl({ host, find, refuse }: Page): Control {
  const holdBack = createHoldBack();
  const hand = watchVisitorHand(host, () => {
    holdBack.release();
    settle();
  });
  let typed: { readonly element: Element; readonly cancels: readonly Cancel[] } | undefined;

  function settle(): void {
    if (!typed) return;
    const { element, cancels } = typed;
    typed = undefined;
    for (const cancel of cancels) cancel();
    if (element.isConnected) tellChange(element);
  }

  function focus(element: Element): void {
    const focusable = element.closest<HTMLElement>('input,textarea,select,button,a[href],[tabindex],[contenteditable]');
    if (!focusable || !hand.isFocusFree()) return;
    hand.noteOurFocus(focusable);
    focusable.focus({ preventScroll: true });
  }

  /** A page whose elements cannot be asked what they are is not used. */
  function take(action: PageAction): void {
    try {
      tryToTake(action);
    } catch {
      refuse(action, 'unsuited');
    }
  }
  function tryToTake(action: PageAction): void {
    const share = action.do === 'click' ? { x: action.x, y: action.y } : undefined;
    const look = () => readTarget(action.do, find(action.node), share);
    const found = look();
    const reason = found ? whyNotNow(action, found) : 'gone';
    if (!found || reason) return refuse(action, reason ?? 'gone');
    if (typed && typed.element !== found.element) settle();
    const isStill = () => {
      const again = look();
      return again?.element === found.element && whyNot(action.do, again.target) === null;
    };
    holdBack.during(
      found.element.getRootNode(),
      () => carryOut(action, found, isStill),
      () => refuse(action, 'reserved'),
    );
  }

  function whyNotNow(action: PageAction, { target, element }: Found): ActRefusal | null {
    const reason = whyNot(action.do, target);
    if (reason) return reason;
    if (hand.isAtWork()) return 'visitor';
    if (action.do === 'type' && (hand.isIn(element) || (target.isEditable && !hand.isFocusFree()))) return 'visitor';
    if (action.do === 'select' && !action.indexes.every((index) => isChoice(element as HTMLSelectElement, index)))
      return 'unsuited';
    if (action.do === 'hover' || action.do === 'key') return 'unsuited';
    if (action.do === 'check' && (element as HTMLInputElement).type === 'radio' && !action.on) return 'unsuited';
    return null;
  }

  function carryOut(action: PageAction, { element, place }: Found, isStill: () => boolean): void {
    switch (action.do) {
      case 'click':
        return clickOn(element, place, () => focus(element), isStill);
      case 'scroll':
        return scrollTo(element, action.x, action.y);
      case 'type':
        return type(element, action.text.slice(0, MAX_TYPED_CHARS));
      case 'select':
        return choose(element as HTMLSelectElement, action.indexes[0] ?? -1);
      case 'check':
        if ((element as HTMLInputElement).checked !== action.on) clickOn(element, place, () => focus(element), isStill);
        return undefined;
      case 'hover':
      case 'key':
        return undefined;
      default:
        // A newer server may send what this build does not know.
        return void (action satisfies never);
    }
  }

  function type(element: Element, text: string): void {
    focus(element);
    typeInto(element, text);
    if ((element as HTMLElement).isContentEditable) return;
    for (const cancel of typed?.cancels ?? []) cancel();
    typed = { element, cancels: [after(CHANGE_MS, settle), listen(element, 'blur', settle)] };
  }

  return {
    take,
    stop() {
      settle();
      hand.stop();
      holdBack.release();
    },
  };
}

const isChoice = ({ options, multiple }: HTMLSelectElement, index: number): boolean => {
  const option = options[index];
  return option !== undefined && !multiple && !option.matches(':disabled') && !option.closest('optgroup:disabled');
};
