/** What the loader hands to the rest of the widget, and the calls a site can make on `window.Lotse`. */
export const API_NAMES = [
  'show',
  'hide',
  'toggle',
  'identify',
  'setAttributes',
  'setLocale',
  'setColorScheme',
  'track',
  'logout',
  'on',
] as const;
export type ApiName = (typeof API_NAMES)[number];
export type ApiCall = readonly [name: ApiName, ...args: unknown[]];

export type Handoff = {
  readonly siteKey: string;
  /** Where the loader came from; chunks and the socket are found relative to it. Ends with a slash. */
  readonly base: string;
  /** Calls made so far and from now on, in order. */
  takeCalls(run: (call: ApiCall) => void): void;
  /** Time the page was visible before the loader gave up control, in ms. */
  readonly visibleMs: number;
};
export type BootModule = { boot(handoff: Handoff): void };
