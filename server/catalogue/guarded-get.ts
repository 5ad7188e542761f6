/**
 * Fetches one document from an address somebody typed, without being led anywhere else: http(s) only, no address of this machine
 * or of a private network (checked on what the name resolves to, for every connection and so after each redirect), a limit on
 * size and on time. The one file that names the filtering library.
 */
import http from 'node:http';
import https from 'node:https';
import { useAgent } from 'request-filtering-agent';

export type Fetched =
  | { readonly outcome: 'fetched'; readonly text: string; readonly etag: string | undefined; readonly url: string }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'failed'; readonly why: string };
export type GetLimits = { readonly maxBytes: number; readonly withinMs: number; readonly maxRedirects: number };
export type GetWish = GetLimits & {
  readonly etag: string | undefined;
  /** True for origins that may be private: this very server. */
  mayBePrivate(origin: string): boolean;
};

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Never rejects. */
export async function guardedGet(address: string, wish: GetWish): Promise<Fetched> {
  // One clock over all redirects.
  const signal = AbortSignal.timeout(wish.withinMs);
  let url = URL.parse(address);
  for (let hops = 0; hops <= wish.maxRedirects; hops += 1) {
    if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return failed('not a web address');
    if (url.username || url.password) return failed('credentials in the address');
    let response: http.IncomingMessage;
    try {
      response = await open(url, wish, signal);
    } catch (error) {
      return failed(error instanceof Error ? error.message : 'no connection');
    }
    const { statusCode = 0, headers } = response;
    if (REDIRECTS.has(statusCode)) {
      response.destroy();
      url = URL.parse(headers.location ?? '', url.href);
      continue;
    }
    if (statusCode === 304) {
      response.destroy();
      return { outcome: 'unchanged' };
    }
    if (statusCode !== 200) {
      response.destroy();
      return failed(`status ${statusCode}`);
    }
    return readBody(response, wish.maxBytes, url.href);
  }
  return failed('too many redirects');
}

function open(url: URL, { etag, mayBePrivate }: GetWish, signal: AbortSignal): Promise<http.IncomingMessage> {
  const client = url.protocol === 'https:' ? https : http;
  const agent = useAgent(url.href, {
    allowPrivateIPAddress: mayBePrivate(url.origin),
    keepAlive: false,
  });
  const headers = {
    accept: 'application/ld+json, application/json',
    // A compressed answer could become any size.
    'accept-encoding': 'identity',
    ...(etag !== undefined && { 'if-none-match': etag }),
  };
  return new Promise((resolve, reject) => {
    client.get(url, { agent, headers, signal }, resolve).on('error', reject);
  });
}

async function readBody(response: http.IncomingMessage, maxBytes: number, url: string): Promise<Fetched> {
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) {
    response.destroy();
    return failed('too large');
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      // Leaving the loop ends the connection.
      if (bytes > maxBytes) return failed('too large');
      chunks.push(chunk);
    }
  } catch (error) {
    return failed(error instanceof Error ? error.message : 'broken off');
  }
  const etag = response.headers.etag;
  return { outcome: 'fetched', text: Buffer.concat(chunks).toString('utf8'), etag, url };
}

const failed = (why: string): Fetched => ({ outcome: 'failed', why: why.slice(0, 200) });
