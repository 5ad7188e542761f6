/** Takes what the agent does on this page, one after the other, each looked at anew; says back what was not done. */
import type { ActRefusal, PageAction } from '../../shared/protocol/control.ts';
import { isAllowed, whyNot } from '../../shared/page/may-act.ts';
import type { Cancel } from '../env.ts';
import { createAgentHands } from './agent-hands.ts';
import { createHoldBack } from './hold-back.ts';
import { isHidden, readTarget, type Found, type Place, type RuleOf } from './read-target.ts';
import { canHold, isChoice } from './use-element.ts';
import { watchVisitorHand } from './visitor-hand.ts';

export type Control = { take(action: PageAction): void; stop: Cancel };
type Page = {
  readonly host: Element;
  isBarAt(place: Place): boolean;
  find(node: number): Element | null;
  /** Asked for each action: the page and what the site says of it change. */
  rules(): RuleOf;
  refuse(action: PageAction, reason: ActRefusal): void;
  onEscape(): void;
};

export function runControl({ host, isBarAt, find, rules, refuse, onEscape }: Page): Control {
  const holdBack = createHoldBack();
  const hand = watchVisitorHand(
    host,
    () => {
      holdBack.release();
      hands.settle();
    },
    onEscape,
  );
  const hands = createAgentHands(hand);

  /** A page whose elements cannot be asked what they are is not used. */
  function take(action: PageAction): void {
    try {
      tryToTake(action);
    } catch {
      refuse(action, 'unsuited');
    }
  }
  function tryToTake(action: PageAction): void {
    const ruleOf = rules();
    const meant = find(action.node);
    const start = action.do === 'key' ? keyTarget(meant) : meant;
    const share = action.do === 'click' || action.do === 'hover' ? { x: action.x, y: action.y } : undefined;
    const look = (element = start) => readTarget(action.do, element, ruleOf, share, isBarAt);
    const found = look();
    const reason = found ? whyNotNow(action, found) : 'gone';
    if (!found || reason) {
      // A mouse that rests somewhere is no deed to be told about.
      if (action.do !== 'hover') refuse(action, reason ?? 'gone');
      return;
    }
    const key = action.do === 'key' ? action.key : undefined;
    const isStill = (): boolean => {
      const again = look();
      return again?.element === found.element && whyNot(action.do, again.target, key) === null;
    };
    const mayUse = (element: Element): boolean => {
      const other = readTarget('check', element, ruleOf, undefined, isBarAt);
      return other !== null && whyNot('check', other.target) === null;
    };
    hand.noteDeed();
    hands.turnTo(found.element);
    holdBack.during(
      found.element,
      () => hands.carryOut(action, found, { isStill, mayUse, mayStop: (element) => !isHidden(element) }),
      () => refuse(action, 'reserved'),
      isAllowed(found.target),
    );
  }

  /** Where the page itself has led the focus after what the agent did, its keys go too. */
  function keyTarget(meant: Element | null): Element | null {
    return hands.isLast(meant) ? (hand.ourFocus() ?? meant) : meant;
  }

  function whyNotNow(action: PageAction, { target, element }: Found): ActRefusal | null {
    const reason = whyNot(action.do, target, action.do === 'key' ? action.key : undefined);
    if (reason) return reason;
    if (hand.isAtWork()) return 'visitor';
    const isHis = hand.isIn(element) || (target.isEditable && !hand.isFocusFree());
    if ((action.do === 'type' || action.do === 'key') && isHis) return 'visitor';
    if (action.do === 'key' && !hands.hasKeys()) return 'unreachable';
    if (action.do === 'type' && !canHold(element, action.text)) return 'unsuited';
    if (action.do === 'select' && !canChoose(element as HTMLSelectElement, action.indexes)) return 'unsuited';
    if (action.do === 'check' && (element as HTMLInputElement).type === 'radio' && !action.on) return 'unsuited';
    return null;
  }

  return {
    take,
    stop() {
      hands.settle();
      hands.leave();
      hand.stop();
      holdBack.release();
    },
  };
}

const canChoose = (list: HTMLSelectElement, indexes: readonly number[]): boolean =>
  (list.multiple || indexes.length === 1) && indexes.every((index) => isChoice(list, index));
