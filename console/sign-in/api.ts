/** The few HTTP routes of signing in and out. Answers values, never throws. */
import type { WireError } from '../../shared/protocol/errors.ts';

export type Outcome = { ok: true } | { ok: false; error: WireError };

async function call(method: 'GET' | 'POST', path: string, body?: object): Promise<Outcome> {
  try {
    const response = await fetch(`/api/v1/${path}`, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (response.ok) return { ok: true };
    const said = (await response.json().catch(() => ({}))) as { error?: WireError };
    return { ok: false, error: said.error ?? { code: response.status === 401 ? 'unauthorized' : 'unavailable' } };
  } catch {
    return { ok: false, error: { code: 'unavailable' } };
  }
}

export const whoAmI = (): Promise<Outcome> => call('GET', 'me');
export const signIn = (email: string, password: string): Promise<Outcome> =>
  call('POST', 'sign-in', { email, password });
export const signOut = (): Promise<Outcome> => call('POST', 'sign-out', {});
export const makeFirstAdministrator = (form: {
  token: string;
  email: string;
  name: string;
  password: string;
}): Promise<Outcome> => call('POST', 'first-administrator', form);
