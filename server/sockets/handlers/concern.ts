/** What makes work for people, or a line they read, is limited by address as well: a new visitor is made for nothing. */
import { refuse } from '../../../shared/protocol/errors.ts';
import type { GreetedVisitor } from '../connections.ts';

export function concern<T>({ node, connection }: GreetedVisitor, begin: () => T): T | ReturnType<typeof refuse> {
  const retryAfterMs = node.concernsBy.take(connection.address);
  return retryAfterMs > 0 ? refuse('rate_limited', { retryAfterMs }) : begin();
}
