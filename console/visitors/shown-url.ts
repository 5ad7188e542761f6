/** Addresses made by visitors, fit to be shown or followed. Pure. */

/** Path and query without the origin; the text itself when it is no address. */
export function shownPath(url: string): string {
  try {
    const { pathname, search, hash } = new URL(url);
    return decodeURI(pathname) + search + hash;
  } catch {
    return url;
  }
}

/** Only what a browser opens as a page; `javascript:`, `data:` and the like are not followed. */
export function safeLink(url: string): string | undefined {
  try {
    const { protocol, href } = new URL(url);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}
