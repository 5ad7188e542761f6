/** Which web origins may embed a site: an exact origin, or one wildcard label (`https://*.shop.example`). */

/** `https://Shop.Example:443` → `https://shop.example`; undefined for anything that is not a plain http(s) origin. */
export function foldOrigin(origin: string): string | undefined {
  if (!URL.canParse(origin)) return undefined;
  const url = new URL(origin);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  const isBare =
    url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  return isBare ? url.origin : undefined;
}

/** True for `https://shop.example`, `http://localhost:3000` and `https://*.shop.example`; anything else cannot be saved. */
export function isOriginPattern(pattern: string): boolean {
  const wildcard = splitWildcard(pattern);
  // The rest needs two labels: `https://*.com` would let every shop in.
  if (wildcard) return foldOrigin(wildcard.scheme + wildcard.rest) !== undefined && wildcard.rest.includes('.');
  return !pattern.includes('*') && foldOrigin(pattern) !== undefined;
}

export function isOriginAllowed(origin: string | undefined, patterns: readonly string[]): boolean {
  const folded = origin === undefined ? undefined : foldOrigin(origin);
  return folded !== undefined && patterns.some((pattern) => matches(folded, pattern));
}

function matches(origin: string, pattern: string): boolean {
  const wildcard = splitWildcard(pattern);
  if (!wildcard) return foldOrigin(pattern) === origin;
  const { scheme, rest } = wildcard;
  const parent = foldOrigin(scheme + rest);
  if (!isOriginPattern(pattern) || parent === undefined || !origin.startsWith(scheme)) return false;
  const tail = `.${parent.slice(scheme.length)}`;
  const label = origin.slice(scheme.length, -tail.length);
  return origin.endsWith(tail) && /^[a-z0-9-]+$/.test(label);
}

function splitWildcard(pattern: string): { scheme: string; rest: string } | undefined {
  const found = /^(https?:\/\/)\*\.([^*]+)$/i.exec(pattern);
  return found?.[1] && found[2] ? { scheme: found[1].toLowerCase(), rest: found[2] } : undefined;
}
