/**
 * The list of products agent and visitor share, as far as it must be known before anything is opened: keeps the server's word in
 * the state, fetches the part that draws it when there is something to show, holds the site's way into its cart.
 */
import type { Selection } from '../../shared/protocol/shopping.ts';
import type { App } from '../app.ts';
import { after, isVisible, keptInTab, listen, type Cancel } from '../env.ts';
import type { CartHook, SelectionRoom } from './selection-room.ts';

/** A site gives its way into the cart by script, which may come after us. */
const HOOK_WITHIN_MS = 3_000;
const KNOWN_KEY = 'lotse.list';

export function followSelection(
  { state, connection, shadow, fence }: Pick<App, 'state' | 'connection' | 'shadow' | 'fence'>,
  app: () => App,
): SelectionRoom {
  let cartHook: CartHook | undefined;
  let cancelWait: Cancel | undefined;
  let isDrawing = false;

  function take(selection: Selection | null): void {
    state.set({ selection });
    look();
  }
  /** What the agent put on the list while nobody could see it. */
  function look(): void {
    const { selection, isOpen } = state.get();
    const theirs = (selection?.items ?? []).flatMap(({ product, by }) => (by === 'agent' ? [product.sku] : []));
    if (isOpen) keptInTab.set(KNOWN_KEY, JSON.stringify(theirs));
    const known = isOpen ? theirs : readKnown();
    const isAsked = selection?.cart === 'asked';
    state.set({
      hasListNews: theirs.some((sku) => !known.includes(sku)),
      isCartAsked: isAsked && cartHook !== undefined,
      isListCalling: (isAsked && cartHook !== undefined) || selection?.shown !== undefined,
    });
    cancelWait?.();
    cancelWait = isAsked && !cartHook ? after(HOOK_WITHIN_MS, tellNoHook) : undefined;
    if (selection) draw();
  }
  /** Only the tab in front answers: it is the one with the visitor. */
  const tellNoHook = fence.guard(async () => {
    if (!isVisible() || cartHook || state.get().selection?.cart !== 'asked') return;
    await connection.request('selection:carted', { outcome: 'failed', problem: 'no_hook' });
  });
  const draw = fence.guard(async () => {
    if (isDrawing || !shadow.querySelector('.selection-place')) return;
    isDrawing = true;
    try {
      const { drawSelection } = await import('./draw-selection.tsx');
      drawSelection(app());
    } finally {
      isDrawing = false;
    }
  });

  connection.on('selection:changed', ({ selection }) => take(selection));
  listen(document, 'visibilitychange', fence.guard(look));
  state.subscribe(
    fence.guard((now, before) => {
      if (now.isOpen !== before.isOpen) look();
      else if (now.locale !== before.locale) draw();
    }),
  );
  return {
    take,
    setHook(hook) {
      cartHook = hook;
      look();
    },
    hook: () => cartHook,
    placed: () => queueMicrotask(draw),
  };
}

function readKnown(): readonly string[] {
  try {
    const known = JSON.parse(keptInTab.get(KNOWN_KEY) ?? '[]') as unknown;
    return Array.isArray(known) ? known : [];
  } catch {
    return [];
  }
}
