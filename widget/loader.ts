/**
 * The script tag: finds itself, puts `window.Lotse` in place, waits until the page is idle and then fetches the rest. Knows
 * nothing of chats; must never throw into the page or change it.
 */
import { after, listen } from './env.ts';
import { createFence } from './fence.ts';
import { API_NAMES, type ApiCall, type ApiName, type BootModule, type Handoff } from './handoff.ts';

declare const __LOTSE_BOOT__: string;

/** The longest we wait for a quiet moment after the page has loaded, and before a failed fetch is tried again, in ms. */
const IDLE_WITHIN_MS = 2_000;
const FETCH_AGAIN_MS = 8_000;
const FETCH_TRIES = 4;

type HostWindow = { Lotse?: unknown; requestIdleCallback?: (run: () => void, options: { timeout: number }) => void };
const host = globalThis as HostWindow;
const fence = createFence(() => undefined);

fence.guard(() => {
  const script = (document.currentScript ??
    document.querySelector('script[data-site][src*="lotse.js"]')) as HTMLScriptElement | null;
  const siteKey = script?.dataset['site'];
  if (!script || !siteKey || isLoaded(host.Lotse)) return;

  const waiting: ApiCall[] = [];
  let run: ((call: ApiCall) => void) | undefined;
  let isFetched = false;
  const call = (entry: ApiCall) => {
    if (!API_NAMES.includes(entry[0])) return;
    if (run) return run(entry);
    waiting.push(entry);
    // Somebody asks to see us: do not wait for a quiet moment any more.
    if (entry[0] === 'show' || entry[0] === 'toggle') fetchRest();
  };
  const stub = host.Lotse;
  // A site may call something else by this name: then it stays as it is, and the widget comes up without calls.
  if (stub === undefined || Array.isArray(stub)) {
    host.Lotse = Object.assign(
      { push: fence.guard((entry: ApiCall) => call(entry)) },
      Object.fromEntries(
        API_NAMES.map((name: ApiName) => [name, fence.guard((...args: unknown[]) => call([name, ...args]))]),
      ),
    );
    for (const entry of (stub ?? []) as ApiCall[]) call(entry);
  }

  const handoff: Handoff = {
    siteKey,
    base: new URL('.', script.src).href,
    takeCalls(taker) {
      run = taker;
      for (const entry of waiting.splice(0)) taker(entry);
    },
    visibleMs: document.visibilityState === 'visible' ? performance.now() : 0,
  };

  function fetchRest(): void {
    if (isFetched) return;
    isFetched = true;
    load(FETCH_TRIES);
  }
  function load(tries: number): void {
    const address = `${handoff.base}lotse/${__LOTSE_BOOT__}`;
    import(/* @vite-ignore */ address).then(
      fence.guard((rest: BootModule) => rest.boot(handoff)),
      (fault: unknown) => (tries > 1 ? after(FETCH_AGAIN_MS, () => load(tries - 1)) : fence.report(fault)),
    );
  }
  const whenIdle = () =>
    host.requestIdleCallback ? host.requestIdleCallback(fetchRest, { timeout: IDLE_WITHIN_MS }) : after(200, fetchRest);
  if (document.readyState === 'complete') whenIdle();
  else listen(globalThis, 'load', whenIdle, { once: true });
})();

function isLoaded(lotse: unknown): boolean {
  return typeof lotse === 'object' && lotse !== null && 'push' in lotse && !Array.isArray(lotse);
}
