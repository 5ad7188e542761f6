/** The one shape of an error on HTTP: `{error:{code}}` with the status that fits. */
import type { Response } from 'express';
import type { ErrorCode, WireError } from '../../shared/protocol/errors.ts';

const STATUS: Partial<Record<ErrorCode, number>> = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
};

export function sendError(response: Response, error: WireError, status = STATUS[error.code] ?? 400): void {
  if (error.retryAfterMs !== undefined) response.set('Retry-After', String(Math.ceil(error.retryAfterMs / 1_000)));
  response.status(status).json({ error });
}
