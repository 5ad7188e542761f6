/** The closed set of reasons a request can be refused for; text for people is made from the code by the client. */
import * as s from './schema.ts';

export const ERROR_CODES = [
  'bad_request', // the body does not fit its schema
  'unknown_event', // no such event in the table of this namespace
  'unauthorized', // no valid sign-in or visitor token
  'forbidden', // signed in, but not for this object or this role
  'not_found', // no such object, or not yours (the two look alike on purpose)
  'rate_limited', // too many; `retryAfterMs` says when
  'conflict', // somebody else was faster three times
  'closed', // the conversation, call or case has ended
  'no_agent', // nobody with the skill has room
  'outside_hours', // the site is closed
  'not_granted', // the visitor has not consented to this capability
  'wrong_code', // no live session has this code
  'busy', // the object is in use by somebody else
  'media_unavailable', // this server has no media worker
  'upgrade_required', // protocol version too old: reload
  'too_large', // over a size limit
  'unavailable', // shutting down or a backend is out of reach: try again
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
export const wireError = s.down({
  code: s.picklist(ERROR_CODES),
  retryAfterMs: s.optional(s.ms),
  /** For developers, never shown to people. */
  detail: s.optional(s.looseText(300)),
});
export type WireError = s.Infer<typeof wireError>;

/** What every acknowledgement carries; it never throws. */
export type Ack<T> = { ok: true; data: T } | { ok: false; error: WireError };
/** A refusal inside the server: an expected answer, not a fault. */
export type Result<T> = Ack<T>;

export const ok = <T>(data: T): { ok: true; data: T } => ({ ok: true, data });
export const refuse = (code: ErrorCode, more: Omit<WireError, 'code'> = {}): { ok: false; error: WireError } => ({
  ok: false,
  error: { code, ...more },
});
