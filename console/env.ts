/** The console's only door to the browser: time, timers, storage, address, visibility. Decides nothing. */
import type { Ms } from '../shared/protocol/schema.ts';

type Shelf = 'local' | 'session';
export type Cancel = () => void;

const shelf = (name: Shelf): Storage => (name === 'local' ? localStorage : sessionStorage);

export const now = (): Ms => Date.now();

export function after(ms: number, run: () => void): Cancel {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

export function every(ms: number, run: () => void): Cancel {
  const timer = setInterval(run, ms);
  return () => clearInterval(timer);
}

/** Undefined for what is missing, unreadable or forbidden. */
export function readStored(name: Shelf, key: string): unknown {
  try {
    const text = shelf(name).getItem(key);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function store(name: Shelf, key: string, value: unknown): void {
  try {
    if (value === undefined) shelf(name).removeItem(key);
    else shelf(name).setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage costs comfort only.
  }
}

export const hash = (): string => location.hash;
export const goTo = (to: string): void => {
  if (location.hash !== to) location.hash = to;
};
/** Takes a secret out of the address and the history. */
export const replaceHash = (to: string): void => history.replaceState(null, '', to || location.pathname);
export const onHash = (run: () => void): void => addEventListener('hashchange', run);
export const reload = (): void => location.reload();

export const isVisible = (): boolean => document.visibilityState === 'visible';
export const onVisibility = (run: () => void): void => document.addEventListener('visibilitychange', run);
/** The page goes away, maybe for good. */
export const onLeave = (run: () => void): void => addEventListener('pagehide', run);
export const setTitle = (title: string): void => {
  if (document.title !== title) document.title = title;
};
export const languages = (): readonly string[] => navigator.languages;
export const isApple = (): boolean => /mac|iphone|ipad/i.test(navigator.platform);

/** 21 URL-safe characters from the browser's secure source. */
export function freshId<T extends string>(): T {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
  return [...crypto.getRandomValues(new Uint8Array(21))].map((byte) => alphabet[byte & 63]).join('') as T;
}
