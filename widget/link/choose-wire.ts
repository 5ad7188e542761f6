/** Decides which way the next try goes: a WebSocket, until it is plain that none gets through here. */
import { keptInTab } from '../env.ts';
import { openSocketWire } from './socket-wire.ts';
import type { OpenWire } from './wire.ts';

const KEY = 'lotse.wire';
/** A server that restarts fails a try or two as well. */
const FAILURES_BEFORE_CHANGE = 3;

export type WireChoice = { next(): Promise<OpenWire>; closed(hadContact: boolean): void };

export function chooseWire(): WireChoice {
  let isAround = keptInTab.get(KEY) !== null;
  let failures = 0;
  return {
    async next() {
      if (!isAround) return openSocketWire;
      try {
        return (await import('./library-wire.ts')).openLibraryWire;
      } catch {
        // Not even our own files can be fetched: it is the network, not the way.
        return openSocketWire;
      }
    },
    closed(hadContact) {
      failures = hadContact ? 0 : failures + 1;
      if (failures < FAILURES_BEFORE_CHANGE) return;
      failures = 0;
      isAround = !isAround;
      if (isAround) keptInTab.set(KEY, 'library');
      else keptInTab.drop(KEY);
    },
  };
}
