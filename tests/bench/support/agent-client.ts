/** Agents as the bare client plays them: sign-in over HTTP, then the desk's socket. */
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { connectBareClient, type BareClient } from './socket-io-client.ts';

const DEMO_PASSWORD = 'lotse-demo-2026';

export async function connectAgent(url: string, email: string, password = DEMO_PASSWORD): Promise<BareClient> {
  const response = await fetch(`${url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`${email} cannot sign in: ${response.status} ${await response.text()}`);
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const client = await connectBareClient({
    url,
    namespace: '/agent',
    auth: { protocol: PROTOCOL_VERSION },
    headers: { origin: url, cookie },
  });
  await must(client.request('desk:hello', {}));
  await must(client.request('presence:set', { status: 'available' }));
  return client;
}

/** The data of an acknowledgement, or an error that says what was refused. */
export async function must<T>(answer: Promise<unknown>): Promise<T> {
  const { ok, data, error } = (await answer) as { ok: boolean; data: T; error?: unknown };
  if (!ok) throw new Error(`refused: ${JSON.stringify(error)}`);
  return data;
}
