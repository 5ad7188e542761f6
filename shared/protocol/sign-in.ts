/** Bodies of the few HTTP routes under `/api/v1`; all JSON, errors as `{error:{code}}`. */
import { agentId } from './ids.ts';
import * as s from './schema.ts';

/** POST /api/v1/sign-in → 204 and the cookie `lotse_agent`; 401 `unauthorized`, 429 `rate_limited` with retryAfterMs. */
export const signIn = s.up({ email: s.email, password: s.text(200) });
/** GET /api/v1/me → `signedInAs` or 401. POST /api/v1/sign-out → 204. */
export const signedInAs = s.down({ agentId, name: s.text(120) });
/** POST /api/v1/first-administrator with the one-time token of the link the server printed → 204 and the cookie. */
export const firstAdministrator = s.up({
  token: s.pattern(/^[A-Za-z0-9_-]{20,80}$/, 80),
  email: s.email,
  name: s.text(120),
  password: s.pattern(/^.{12,200}$/s, 200),
});
