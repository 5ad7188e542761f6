/** Decides what a connection does after the server refused it. */
import type { WireError } from '../../shared/protocol/errors.ts';
import type { Ms } from '../../shared/protocol/schema.ts';

export type AfterRefusal = {
  /** Set when there is no use in trying again. */
  readonly end?: 'outdated' | 'refused';
  readonly forgetToken?: boolean;
  /** How long to wait before the next try; absent: the usual back-off. */
  readonly pauseMs?: Ms;
};

export function afterRefusal({ code, retryAfterMs }: WireError): AfterRefusal {
  switch (code) {
    case 'upgrade_required':
      return { end: 'outdated' };
    case 'forbidden':
    case 'not_found':
    case 'bad_request':
    case 'unknown_event':
      return { end: 'refused' };
    case 'unauthorized':
      return { forgetToken: true };
    default:
      return retryAfterMs === undefined ? {} : { pauseMs: retryAfterMs };
  }
}
