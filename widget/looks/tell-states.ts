/** Tells what of the page looks otherwise than its tree says: under the mouse, pressed, in focus, on top of everything. */
import { MAX_OPEN_POPOVERS } from '../../shared/protocol/limits.ts';
import type { SharedPage } from '../cobrowse/shared-page.ts';
import { every, listen, nextFrame, type Cancel } from '../env.ts';
import type { Fence } from '../fence.ts';
import { deepestFocus, documents } from '../form/page-documents.ts';

/** For what no event tells, in ms. */
const LOOK_MS = 1_000;
const TOUCHES = ['mouseover', 'mouseout', 'pointerdown', 'pointerup', 'pointercancel', 'focusin', 'focusout', 'toggle'];

type Parts = Pick<SharedPage, 'idOf' | 'note' | 'onPicture'>;

export function tellStates(page: Parts, guard: Fence['guard']): Cancel {
  let told = '';
  let hover: Element | undefined;
  let active: Element | undefined;
  const open = new Set<Element>();
  /** Documents and shadow trees that are listened to: what happens within a tree is not heard outside of it. */
  const trees = new Map<Node, readonly Cancel[]>();
  let cancelFrame: Cancel | undefined;

  const hear = guard((event: Event): void => {
    const path = event.composedPath();
    const target = path[0] as Element;
    for (const place of path) if ((place as Node).nodeType === Node.DOCUMENT_FRAGMENT_NODE) enter(place as Node);
    if (event.type === 'mouseover') hover = target;
    else if (event.type === 'mouseout') hover = (event as MouseEvent).relatedTarget ? hover : undefined;
    else if (event.type.startsWith('pointer')) active = event.type === 'pointerdown' ? target : undefined;
    else if (event.type === 'toggle') note(target);
    cancelFrame ??= nextFrame(guard(look));
  });
  /** The last to open is on top. */
  const note = (element: Element): void => void (open.delete(element), isOpen(element) && open.add(element));
  function enter(tree: Node): void {
    if (trees.has(tree)) return;
    trees.set(
      tree,
      TOUCHES.map((type) => listen(tree, type, hear, { capture: true })),
    );
    for (const element of (tree as ParentNode & Node).querySelectorAll('[popover]'))
      if (isOpen(element)) open.add(element);
  }
  /** Of what is not told the nearest thing around it that is. */
  const idOf = (element: Element | null | undefined): number => {
    for (let at: Node | null | undefined = element; at; at = at.parentNode ?? (at as ShadowRoot).host)
      if (page.idOf(at) > 0) return page.idOf(at);
    return 0;
  };
  function look(): void {
    cancelFrame = undefined;
    for (const element of open) if (!isOpen(element)) open.delete(element);
    const focus = deepestFocus();
    const target = document.getElementById(location.hash.slice(1));
    const state = {
      about: 'state',
      hover: idOf(hover?.isConnected ? hover : null),
      active: idOf(active?.isConnected ? active : null),
      focus: idOf(focus?.matches(':focus') ? focus : null),
      ring: !!focus?.matches(':focus-visible'),
      target: idOf(target?.matches(':target') ? target : null),
      full: idOf(document.fullscreenElement),
      open: [...open].map(idOf).slice(-MAX_OPEN_POPOVERS),
    } as const;
    if (told !== (told = JSON.stringify(state))) page.note(state);
  }
  const cancels = [
    every(
      LOOK_MS,
      guard(() => {
        for (const tree of documents()) enter(tree);
        look();
      }),
    ),
    page.onPicture(() => {
      told = '';
      look();
    }),
  ];
  for (const tree of documents()) enter(tree);
  look();
  return () => {
    cancelFrame?.();
    for (const cancel of [...cancels, ...[...trees.values()].flat()]) cancel();
  };
}

/** Some browsers do not know the word. */
const isOpen = (element: Element): boolean => !!(element as HTMLElement).popover && element.matches(':popover-open');
