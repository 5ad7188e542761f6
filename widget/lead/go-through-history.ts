/** One step through the tab's history, and never out of the site: where the browser does not say what is there, not at all. */

type Navigation = { readonly canGoBack: boolean; readonly canGoForward: boolean };

/** Whether there was such a step. */
export function goThroughHistory(to: 'back' | 'forward'): boolean {
  const { navigation } = globalThis as { navigation?: Navigation };
  // It knows pages of this origin only.
  const canGo = navigation
    ? to === 'back'
      ? navigation.canGoBack
      : navigation.canGoForward
    : to === 'back' && URL.parse(document.referrer)?.origin === location.origin;
  if (canGo) history[to]();
  return canGo;
}
