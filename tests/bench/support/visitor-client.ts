/** A visitor as the bare client plays one: handshake, hello, and a request in the shape of the protocol. */
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { connectBareClient, type BareClient } from './socket-io-client.ts';

/** Loopback addresses 127.1.x.y, so that limits by address see many visitors. */
export const addressOf = (index: number) => `127.1.${Math.floor(index / 250) % 250}.${(index % 250) + 1}`;

export type Welcomed = { readonly client: BareClient; readonly welcome: Record<string, unknown> };

export async function connectVisitor(url: string, index: number): Promise<Welcomed> {
  const origin = url.replace('127.0.0.1', 'localhost');
  const client = await connectBareClient({
    url,
    namespace: '/visitor',
    auth: { protocol: PROTOCOL_VERSION, site: 'demo' },
    headers: { origin },
    localAddress: addressOf(index),
  });
  const answer = (await client.request('visitor:hello', {
    tabId: `bench-${index}`,
    page: { url: `${origin}/demo/`, title: 'Bench', referrer: '' },
    locale: 'de',
    facts: {},
  })) as { ok: boolean; data: Record<string, unknown>; error?: unknown };
  if (!answer.ok) throw new Error(`hello refused: ${JSON.stringify(answer.error)}`);
  return { client, welcome: answer.data };
}

/** Runs `make(0 … count-1)`, at most `width` at a time. */
export async function inParallel<T>(count: number, width: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const index = next++;
      results[index] = await make(index);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}
