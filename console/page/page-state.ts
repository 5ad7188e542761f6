/**
 * Gives elements of the replica the state the visitor's have, as attributes the cleaned style sheets ask for, and opens their popovers.
 * Nothing of it is a real focus or a real mouse.
 */
import type { PageNote } from '../../shared/protocol/page-note.ts';
import { STATES } from './cleaning/state-selectors.ts';

type State = Extract<PageNote, { about: 'state' }>;
type Find = (id: number) => Node | null | undefined;
export type PageState = {
  take(state: State): void;
  /** After every change of the replica: elements come and go. */
  draw(): void;
  forget(): void;
};

export function createPageState(find: Find): PageState {
  let state: State | undefined;
  let marked = new Map<string, Set<Element>>();
  let open: readonly HTMLElement[] = [];

  const elementOf = (id: number): Element | null => {
    const node = id > 0 ? find(id) : null;
    return node?.nodeType === 1 ? (node as Element) : null;
  };
  function wanted({ hover, active, focus, ring, target, full }: State): Map<string, Set<Element>> {
    const focused = elementOf(focus);
    const within = chain(focused);
    return new Map([
      [STATES.hover, withLabelled(chain(elementOf(hover)))],
      [STATES.active, withLabelled(chain(elementOf(active)))],
      // A frame with the focus in it has it, too.
      [STATES.focus, new Set([...within].filter((one) => one === focused || one.localName === 'iframe'))],
      [STATES['focus-within'], within],
      [STATES['focus-visible'], new Set(ring && focused ? [focused] : [])],
      [STATES.target, new Set([elementOf(target)].filter((one) => one !== null))],
      [STATES.fullscreen, new Set([elementOf(full)].filter((one) => one !== null))],
    ]);
  }
  function openPopovers(on: readonly HTMLElement[]): void {
    for (const element of open) if (!on.includes(element) && isOpen(element)) element.hidePopover();
    for (const element of on)
      if (element.isConnected && element.hasAttribute('popover') && !isOpen(element)) openQuietly(element);
    open = on;
  }
  return {
    take(told) {
      state = told;
    },
    draw() {
      if (!state) return;
      const now = wanted(state);
      for (const [name, elements] of now) {
        for (const element of marked.get(name) ?? []) if (!elements.has(element)) element.removeAttribute(name);
        for (const element of elements) if (!element.hasAttribute(name)) element.setAttribute(name, '');
      }
      marked = now;
      openPopovers(state.open.map(elementOf).filter((one) => one !== null && 'popover' in one) as HTMLElement[]);
    },
    forget() {
      state = undefined;
      marked = new Map();
      open = [];
    },
  };
}

/** Without taking the focus from the agent's hands, as a dialog would. */
function openQuietly(element: HTMLElement): void {
  const { inert } = element;
  element.inert = true;
  element.showPopover();
  element.inert = inert;
}
const isOpen = (element: HTMLElement): boolean => element.matches(':popover-open');

/** An element and all it stands in as it is drawn, out of shadow trees and frames. */
function chain(element: Element | null): Set<Element> {
  const all = new Set<Element>();
  for (let at: Element | null = element; at && !all.has(at); at = around(at)) all.add(at);
  return all;
}
function around(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const { parentNode } = element;
  if (parentNode?.nodeType === 11) return (parentNode as ShadowRoot).host ?? null;
  // The outermost document is in a frame, too: the replayer's, which is none of the page.
  const isPage =
    parentNode?.nodeType === 9 && (parentNode as Document).defaultView?.frameElement?.closest('.replayer-wrapper');
  return isPage ? null : (element.parentElement ?? element.ownerDocument.defaultView?.frameElement ?? null);
}
/** Who touches a label touches its field. */
function withLabelled(elements: Set<Element>): Set<Element> {
  for (const element of [...elements]) {
    const control = element.localName === 'label' ? (element as HTMLLabelElement).control : null;
    if (control) elements.add(control);
  }
  return elements;
}
