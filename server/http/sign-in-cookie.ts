/** The cookie that carries an agent's sign-in. */
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Ms } from '../../shared/protocol/schema.ts';

export const SIGN_IN_COOKIE = 'lotse_agent';

export function readSignInCookie(header: string | undefined): string | undefined {
  const token = header === undefined ? undefined : parseCookie(header)[SIGN_IN_COOKIE];
  return token !== undefined && /^[A-Za-z0-9_-]{20,80}$/.test(token) ? token : undefined;
}

export const signInCookie = (token: string, expiresAt: Ms, secure: boolean): string =>
  stringifySetCookie({ ...attributes(secure), value: token, expires: new Date(expiresAt) });

export const noSignInCookie = (secure: boolean): string =>
  stringifySetCookie({ ...attributes(secure), value: '', maxAge: 0 });

const attributes = (secure: boolean) =>
  ({ name: SIGN_IN_COOKIE, path: '/', httpOnly: true, sameSite: 'strict', secure }) as const;
