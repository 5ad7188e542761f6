/** A refused connection as the browser's library hands it on: `error.message` is the code, `error.data` the whole error. */
import type { ErrorCode, WireError } from '../../../shared/protocol/errors.ts';

export function handshakeError(code: ErrorCode, more: Omit<WireError, 'code'> = {}): Error & { data: WireError } {
  return Object.assign(new Error(code), { data: { code, ...more } });
}
