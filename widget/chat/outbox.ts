/**
 * What the visitor has written and the server has not confirmed, oldest first, kept in the tab so that it outlives reloads.
 * Pure: how the list changes, what is sent next, and how it is written down.
 */
import type { Pending } from '../../shared/client/thread.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { ClientMessageId } from '../../shared/protocol/ids.ts';

export type Outbox = readonly Pending[];

/** What a person has to decide about is passed over; everything else goes out one after the other. */
export const nextToSend = (outbox: Outbox): Pending | undefined => outbox.find(({ failed }) => !failed);
export const withEntry = (outbox: Outbox, entry: Pending): Outbox => [
  ...outbox.filter(({ clientMessageId }) => clientMessageId !== entry.clientMessageId),
  entry,
];
export const without = (outbox: Outbox, id: ClientMessageId): Outbox =>
  outbox.filter(({ clientMessageId }) => clientMessageId !== id);
export const withFailure = (outbox: Outbox, id: ClientMessageId, failed: boolean): Outbox =>
  outbox.map((entry) => (entry.clientMessageId === id ? { ...entry, failed } : entry));

/** Refusals that pass by themselves; after any other one a person decides. */
const PASSING: readonly ErrorCode[] = ['unavailable', 'rate_limited', 'conflict', 'unauthorized'];
export const passesByItself = (code: ErrorCode): boolean => PASSING.includes(code);

export const writeOutbox = (outbox: Outbox): string => JSON.stringify(outbox);
/** Whatever a page or an older build may have left there: only well-formed entries come back. */
export function readOutbox(written: string | null): Outbox {
  try {
    const list: unknown = JSON.parse(written ?? '[]');
    return Array.isArray(list) ? list.filter(isPending) : [];
  } catch {
    return [];
  }
}
function isPending(value: unknown): value is Pending {
  const entry = value as Partial<Record<keyof Pending, unknown>> | null;
  return (
    typeof entry?.clientMessageId === 'string' &&
    typeof entry.text === 'string' &&
    typeof entry.at === 'number' &&
    typeof entry.failed === 'boolean'
  );
}
