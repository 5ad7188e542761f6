/** Decides which addresses a replayed page may load from the agent's browser. Pure. */

import type { PageMedia } from '../fix-media.ts';

/** The address to load, or null. */
export type UrlPolicy = (url: string) => string | null;
/** The style sheet a text names, as hostile as all the rest; the text itself if it names none. */
export type FindSheet = (text: string) => string;
/** What the page may load, the sheets that came beside it, and what its visitor's browser says of itself. */
export type PagePolicy = {
  readonly allow: UrlPolicy;
  readonly sheet: FindSheet;
  /** Where a drawing is whose parts the page draws with, once it has come and was cleaned. */
  readonly shapes?: UrlPolicy;
  readonly media: PageMedia;
};
type Facts = {
  /** Where the console itself lives; the agent's cookie belongs to it. */
  readonly consoleOrigin: string;
  /** Where the visitor's page lives, as the server said; null while unknown. */
  readonly pageOrigin: string | null;
  /** True when the frame sends no cookies at all (`credentialless`): then a page on the console's own origin keeps its pictures. */
  readonly isFrameWithoutCookies: boolean;
};

const SAFE_DATA =
  /^data:(image\/(png|jpe?g|gif|webp|avif|bmp|x-icon|vnd\.microsoft\.icon|svg\+xml)|font\/[\w+-]+|application\/(x-)?font-[\w-]+)[;,]/i;

export function createUrlPolicy({ consoleOrigin, pageOrigin, isFrameWithoutCookies }: Facts): UrlPolicy {
  const consoleHost = new URL(consoleOrigin).hostname;
  return (text) => {
    const trimmed = text.trim();
    if (SAFE_DATA.test(trimmed)) return trimmed;
    // The recorder makes addresses absolute; a relative one would be resolved against the console.
    if (!/^https?:\/\//i.test(trimmed)) return null;
    const url = URL.parse(trimmed);
    if (!url || url.username || url.password) return null;
    if (url.origin === consoleOrigin) return isFrameWithoutCookies && pageOrigin === consoleOrigin ? url.href : null;
    if (!isPrivateHost(url.hostname)) return url.href;
    // An intranet's page may show its own pictures to an intranet's console, and nothing else of the neighbourhood.
    return isPrivateHost(consoleHost) && url.origin === pageOrigin ? url.href : null;
  };
}

/** Hosts of the agent's own machine and network, as the URL parser writes them. */
export function isPrivateHost(hostname: string): boolean {
  if (hostname.startsWith('[')) return !/^\[[23]/.test(hostname);
  const host = hostname.toLowerCase().replace(/\.$/, '');
  const numbers = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(host);
  if (numbers) return isPrivateNumber(Number(numbers[1]), Number(numbers[2]));
  if (!host.includes('.')) return true;
  return /\.(localhost|local|internal|intranet|lan|home|corp|home\.arpa)$/.test(host);
}

const isPrivateNumber = (a: number, b: number): boolean =>
  a === 0 ||
  a === 10 ||
  a === 127 ||
  a >= 224 ||
  (a === 100 && b >= 64 && b < 128) ||
  (a === 169 && b === 254) ||
  (a === 172 && b >= 16 && b < 32) ||
  (a === 192 && b === 168) ||
  (a === 198 && (b === 18 || b === 19));
