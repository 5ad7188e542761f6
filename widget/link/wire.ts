/** One connection attempt and what comes of it, whichever way the bytes travel. Shape only. */
import type { WireError } from '../../shared/protocol/errors.ts';

export type WireEvents = {
  /** The namespace accepted us. */
  opened(): void;
  /** Gone, after or before it opened; said once. `hadContact` is false when nothing ever came from the server. */
  closed(hadContact: boolean): void;
  refused(error: WireError | undefined): void;
  event(name: string, body: unknown): void;
};
export type Wire = {
  emit(name: string, body: unknown): void;
  emitBytes(name: string, bytes: Uint8Array): void;
  /** Rejects when no answer came in time or the wire closed. */
  ask(name: string, body: unknown, timeoutMs: number): Promise<unknown>;
  /** Not yet handed to the network. */
  waitingBytes(): number;
  /** Says nothing any more. */
  close(): void;
};
export type OpenWire = (url: URL, auth: object, events: WireEvents) => Wire;
