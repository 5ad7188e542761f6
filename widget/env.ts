/**
 * The only door to window, storage, timers and chance. Everything here degrades quietly: a page may have no storage, no
 * secure context, no idle callback. Drawing (creating elements) is no concern of this file.
 */
export type Cancel = () => void;
export type KeptText = {
  get(key: string): string | null;
  set(key: string, text: string): void;
  drop(key: string): void;
};

export const nowMs = (): number => Date.now();
export const chance = (): number => Math.random();
/** 22 URL-safe characters from a secure source, which needs no secure context. */
export function makeId<T extends string>(): T {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (c) => (c === '+' ? '-' : c === '/' ? '_' : '')) as T;
}

export function after(delayMs: number, run: () => void): Cancel {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}
export function every(pauseMs: number, run: () => void): Cancel {
  const timer = setInterval(run, pauseMs);
  return () => clearInterval(timer);
}
export function nextFrame(run: () => void): Cancel {
  const frame = requestAnimationFrame(run);
  return () => cancelAnimationFrame(frame);
}

export function listen<E extends Event = Event>(
  target: EventTarget,
  type: string,
  run: (event: E) => void,
  options: AddEventListenerOptions = {},
): Cancel {
  const passive = { passive: true, ...options };
  target.addEventListener(type, run as EventListener, passive);
  return () => target.removeEventListener(type, run as EventListener, passive);
}

/** Storage a browser may refuse (private mode, blocked): then it is a map that lives as long as the page. */
function keptText(open: () => Storage): KeptText {
  const memory = new Map<string, string>();
  let storage: Storage | undefined;
  try {
    storage = open();
  } catch {
    storage = undefined;
  }
  return {
    get(key) {
      try {
        return memory.get(key) ?? storage?.getItem(key) ?? null;
      } catch {
        return null;
      }
    },
    set(key, text) {
      try {
        if (!storage) throw new TypeError();
        storage.setItem(key, text);
        memory.delete(key);
      } catch {
        memory.set(key, text);
      }
    },
    drop(key) {
      memory.delete(key);
      try {
        storage?.removeItem(key);
      } catch {
        // Nothing was kept then.
      }
    },
  };
}
/** Lives in this browser for this origin. */
export const kept = keptText(() => localStorage);
/** Lives in this tab, over reloads and pages. */
export const keptInTab = keptText(() => sessionStorage);

export const isVisible = (): boolean => document.visibilityState === 'visible';
export const hasFocus = (): boolean => document.hasFocus();
export const isPhone = (): boolean => matchMedia('(max-width: 480px)').matches;
export const prefersDark = (): boolean => matchMedia('(prefers-color-scheme: dark)').matches;
export const pageLanguages = (): readonly string[] => [document.documentElement.lang, ...navigator.languages];
export const pageUrl = (): URL => new URL(location.href);
/** Query and fragment may hold anything, from search words to tokens: they stay here. */
export const withoutQuery = (url: string): string => url.replace(/[?#].*$/s, '');

type MayNavigate = { navigation?: EventTarget };
/** Tells of page changes within this document, without touching the page's own history functions. */
export function onUrlChange(run: () => void): Cancel {
  let last = location.href;
  const look = () => {
    if (location.href.split('#')[0] === last.split('#')[0]) return;
    last = location.href;
    run();
  };
  const { navigation } = globalThis as MayNavigate;
  const cancels = navigation
    ? [listen(navigation, 'currententrychange', look)]
    : [listen(globalThis, 'popstate', look), listen(document, 'click', () => after(50, look)), every(1_000, look)];
  return () => cancels.forEach((cancel) => cancel());
}
