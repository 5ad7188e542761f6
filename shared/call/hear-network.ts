/** Tells when the browser has come to another network, so that a call looks for new paths before the old ones are missed. */
import type { CallPorts } from './call-ports.ts';

/** `navigator.connection`, which not every browser has; only some say of which type it is. */
export type Connection = EventTarget & { readonly type?: string };

/** A connection also "changes" when its speed is guessed anew, and on the way to another network it is none for a moment. */
export const isOtherNetwork = (before: string | undefined, now: string | undefined): boolean =>
  now !== undefined && now !== 'none' && now !== before;

export const hearNetwork =
  (window: EventTarget, connection: Connection | undefined): NonNullable<CallPorts['onNetworkChange']> =>
  (run) => {
    let type = connection?.type;
    const look = () => {
      const before = type;
      type = connection?.type;
      if (isOtherNetwork(before, type)) run();
    };
    window.addEventListener('online', run);
    connection?.addEventListener('change', look);
    return () => {
      window.removeEventListener('online', run);
      connection?.removeEventListener('change', look);
    };
  };
