/** How a web address is shown to people before they follow it: the host as it really is, the rest as readable as is safe. Pure. */
export type ShownAddress = {
  readonly href: string;
  readonly origin: string;
  /** With the port; names in other scripts in punycode, so that a look-alike is seen as one. */
  readonly host: string;
  /** Path, query and fragment. */
  readonly path: string;
};

/** Undefined for what is not a plain web page: other schemes, and names before an @ that make an address look like another. */
export function shownAddress(address: string): ShownAddress | undefined {
  try {
    const { protocol, username, password, href, origin, host, pathname, search, hash } = new URL(address);
    if ((protocol !== 'https:' && protocol !== 'http:') || username || password) return undefined;
    return { href, origin, host, path: readable(pathname) + search + hash };
  } catch {
    return undefined;
  }
}

/** Decoded signs that are not seen or that turn the text around would let it say something else. */
function readable(path: string): string {
  try {
    const decoded = decodeURI(path);
    return /[\p{C}\p{Z}]/u.test(decoded) ? path : decoded;
  } catch {
    return path;
  }
}
