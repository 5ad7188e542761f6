/** The calls a site can make on `window.Lotse`, and what it hears by `on`. Wrong arguments are told to the developer, never thrown. */
import type { Facts, FactValue } from '../shared/protocol/radar.ts';
import { chooseLocale } from './i18n/locale.ts';
import type { App } from './app.ts';
import type { ApiCall, Handoff } from './handoff.ts';
import type { CartHook } from './shopping/selection-room.ts';
import { unreadCount, type WidgetState } from './state/widget-state.ts';

const FACT_NAME = /^(?=.{3,60}$)[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/;

type Listener = (facts: Record<string, unknown>) => void;

export function openApi(
  app: App,
  handoff: Handoff,
  giveFacts: (facts: Facts) => void,
  tellOrder: (said: unknown) => void,
  forget: () => void,
): void {
  const { state, fence, open, close } = app;
  const listeners = new Map<string, Set<Listener>>();
  const emit = (name: string, facts: Record<string, unknown> = {}) => {
    for (const run of listeners.get(name) ?? []) fence.guard(callHost)(run, facts);
  };

  handoff.takeCalls(
    fence.guard(([name, ...args]: ApiCall) => {
      const [first, second] = args;
      switch (name) {
        case 'show':
          state.set({ isHidden: false });
          return open();
        case 'hide':
          close();
          return state.set({ isHidden: true });
        case 'toggle':
          return state.get().isOpen ? close() : open();
        case 'setLocale':
          return state.set({ locale: chooseLocale([String(first)], state.get().look?.languages) });
        case 'setColorScheme':
          return first === 'light' || first === 'dark' || first === 'auto'
            ? state.set({ colorScheme: first })
            : undefined;
        case 'setAttributes':
          return giveFacts(readFacts(first));
        case 'track':
          if (first === 'order') tellOrder(second);
          return giveFacts({ ...readFacts({ [String(first)]: true }, 'event'), ...readFacts(second, String(first)) });
        case 'on':
          // The one listener that is asked and not told: the site's way into its own cart.
          if (first === 'cart' && typeof second === 'function') return app.selection.setHook(second as CartHook);
          if (typeof second === 'function')
            listeners.set(String(first), (listeners.get(String(first)) ?? new Set()).add(second as Listener));
          return undefined;
        case 'logout':
          return forget();
        case 'identify':
          // Signed identities come with a later server; kept callable so that a site's code need not change.
          return undefined;
      }
    }),
  );

  state.subscribe((now, before) => {
    if (now.isOpen !== before.isOpen) emit(now.isOpen ? 'open' : 'close');
    if (now.invitation && !before.invitation) emit('invitation', { agent: now.invitation.agent.name });
    if (stateOf(now) !== stateOf(before)) emit('conversation', { state: stateOf(now) });
    if (unreadCount(now) !== unreadCount(before)) emit('unread', { count: unreadCount(now) });
  });
  document.dispatchEvent(new CustomEvent('lotse:ready', { detail: (globalThis as { Lotse?: unknown }).Lotse }));
}

const stateOf = ({ conversation }: WidgetState) => conversation?.state ?? 'none';

/** A fault in the site's own listener is the site's: it is told as such and ends nothing of ours. */
function callHost(run: Listener, facts: Record<string, unknown>): void {
  try {
    run(facts);
  } catch (fault) {
    reportError(fault);
  }
}

/** Facts have dotted names; a plain one is put under `site`. What the wire would refuse is left out. */
function readFacts(value: unknown, group = 'site'): Record<string, FactValue> {
  const facts: Record<string, FactValue> = {};
  if (typeof value !== 'object' || value === null) return facts;
  for (const [name, fact] of Object.entries(value)) {
    const dotted = name.includes('.') ? name : `${group}.${name}`;
    const isFact = typeof fact === 'string' || typeof fact === 'boolean' || Number.isFinite(fact);
    if (isFact && FACT_NAME.test(dotted)) facts[dotted] = fact as FactValue;
  }
  return facts;
}
