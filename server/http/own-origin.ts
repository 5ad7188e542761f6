/** Where a request comes from: its client address behind trusted proxies, its origin, and whether that origin is our own. */
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { foldOrigin } from '../domain/origin.ts';

export type EdgeSettings = {
  /** Number of proxies in front whose forwarding headers count. */
  readonly trustedProxies: number;
  readonly publicUrl: string | undefined;
};

/**
 * Whom limits by address count: the nth address from the right of X-Forwarded-For, n being the trusted proxies (anything
 * further left can be made up); of an IPv6 address its network of 64 bits, since one line owns all addresses in it.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  return networkOf(statedAddress(request, trustedProxies));
}

function statedAddress(request: IncomingMessage, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return direct;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return forwarded.at(-Math.min(trustedProxies, forwarded.length)) ?? direct;
}

function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const plain = address.replace(/%.*$/, '');
  if (!isIPv6(plain)) return address;
  const [head = '', tail] = plain.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length;
  const network = [...groups, ...Array<string>(missing).fill('0'), ...(tail ?? '').split(':')].slice(0, 4);
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

export function isBehindTls(request: IncomingMessage, { trustedProxies, publicUrl }: EdgeSettings): boolean {
  if ('encrypted' in request.socket && request.socket.encrypted === true) return true;
  if (trustedProxies > 0 && request.headers['x-forwarded-proto'] !== undefined) {
    return String(request.headers['x-forwarded-proto']).split(',').at(-1)?.trim() === 'https';
  }
  return publicUrl?.startsWith('https://') ?? false;
}

/**
 * The origin a browser states. It leaves the header out for same-origin GETs (polling), where Sec-Fetch-Site, which pages
 * cannot set, says the same.
 */
export function statedOrigin(request: IncomingMessage, settings: EdgeSettings): string | undefined {
  const { origin, host } = request.headers;
  if (origin !== undefined) return foldOrigin(origin);
  if (request.headers['sec-fetch-site'] !== 'same-origin' || host === undefined) return undefined;
  return foldOrigin(`${isBehindTls(request, settings) ? 'https' : 'http'}://${host}`);
}

/** True when the stated origin is the public URL's or, as a browser sees it, the very host it is talking to. */
export function isOwnOrigin(request: IncomingMessage, settings: EdgeSettings): boolean {
  const stated = statedOrigin(request, settings);
  if (stated === undefined) return false;
  if (settings.publicUrl !== undefined && stated === new URL(settings.publicUrl).origin) return true;
  return new URL(stated).host === request.headers.host?.toLowerCase();
}
