/** Tells where my mouse rests on the visitor's page, once for each place it comes to. */
import type { PageAction } from '../../shared/protocol/control.ts';

/** Shorter is on its way elsewhere, in ms. */
const REST_MS = 150;

type Spot = { readonly node: number; readonly x: number; readonly y: number };
type Ports = { act: (action: PageAction) => void; after: (ms: number, run: () => void) => () => void };
export type HoverRest = { moved(find: () => Spot | null): void; stop(): void };

export function createHoverRest({ act, after }: Ports): HoverRest {
  let last = 0;
  let cancel: (() => void) | undefined;
  return {
    moved(find) {
      cancel?.();
      cancel = after(REST_MS, () => {
        const spot = find();
        if (!spot || spot.node === last) return;
        last = spot.node;
        act({ do: 'hover', node: spot.node, x: share(spot.x), y: share(spot.y) });
      });
    },
    stop: () => cancel?.(),
  };
}
/** A place within a box, as the wire takes it. */
export const share = (value: number): number => Math.min(Math.max(value, 0), 1);
