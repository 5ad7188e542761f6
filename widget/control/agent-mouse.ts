/**
 * The agent's mouse on this page: goes over elements, presses and leaves, with the events in the order a hand makes them.
 * Styles of `:hover` are the browser's own and do not follow it. Decides nothing.
 */
import { parentOf } from '../../shared/page/read-steps.ts';
import type { Place } from './frames.ts';

export type AgentMouse = {
  moveTo(element: Element, place: Place): void;
  /** `press` comes between; `mayGoOn` is asked before the click itself: what came before may have changed the page. */
  click(element: Element, place: Place, press: () => void, mayGoOn: () => boolean): void;
  /** Open menus close. */
  leave(): void;
};
type Realm = Window & typeof globalThis;
/** Pages in frames know the events of their own window only. */
export const realmOf = (node: Node): Realm =>
  ((node.ownerDocument ?? (node as Document)).defaultView ?? window) as Realm;

export function createAgentMouse(): AgentMouse {
  let over: Element | null = null;

  function go(to: Element | null, place: Place): void {
    const from = over?.isConnected ? over : null;
    over = to;
    if (from === to) return;
    const isNear = from?.ownerDocument === to?.ownerDocument;
    const left = from ? chain(from) : [];
    const entered = to ? chain(to) : [];
    const stays = new Set(isNear ? left.filter((element) => entered.includes(element)) : []);
    for (const kind of ['pointer', 'mouse']) {
      const related = { relatedTarget: isNear ? to : null };
      if (from) send(from, `${kind}out`, place, related);
      for (const element of left) if (!stays.has(element)) send(element, `${kind}leave`, place, related, false);
    }
    for (const kind of ['pointer', 'mouse']) {
      const related = { relatedTarget: isNear ? from : null };
      if (to) send(to, `${kind}over`, place, related);
      for (const element of entered.toReversed())
        if (!stays.has(element)) send(element, `${kind}enter`, place, related, false);
    }
  }
  function moveTo(element: Element, place: Place): void {
    go(element, place);
    send(element, 'pointermove', place);
    send(element, 'mousemove', place);
  }
  return {
    moveTo,
    click(element, place, press, mayGoOn) {
      moveTo(element, place);
      const down = { detail: 1, buttons: 1 };
      send(element, 'pointerdown', place, down);
      if (send(element, 'mousedown', place, down)) press();
      send(element, 'pointerup', place, { detail: 1 });
      send(element, 'mouseup', place, { detail: 1 });
      if (mayGoOn()) send(element, 'click', place, { detail: 1 });
    },
    leave: () => go(null, { x: 0, y: 0 }),
  };
}

function chain(element: Element): Element[] {
  const around: Element[] = [];
  for (let one: Element | null = element; one; one = parentOf(one)) around.push(one);
  return around;
}

export function send(
  element: Element,
  type: string,
  { x, y }: Place,
  more: MouseEventInit = {},
  bubbles = true,
): boolean {
  const view = realmOf(element);
  const init = {
    bubbles,
    cancelable: bubbles,
    composed: bubbles,
    view,
    clientX: x,
    clientY: y,
    screenX: x,
    screenY: y,
    ...more,
  };
  const pointer = { ...init, pointerId: 1, pointerType: 'mouse', isPrimary: true };
  return element.dispatchEvent(
    type.startsWith('pointer') || type === 'click'
      ? new view.PointerEvent(type, pointer)
      : new view.MouseEvent(type, init),
  );
}
