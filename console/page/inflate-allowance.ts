/** How many bytes a page may still unfold to: much at once for a large page, and no more than a steady page needs in the long run. Pure but for the clock. */

export type Allowance = { left(): number; spend(bytes: number): void };
type Limits = { readonly mostBytes: number; readonly bytesPerSecond: number; readonly now: () => number };

export function createAllowance({ mostBytes, bytesPerSecond, now }: Limits): Allowance {
  let bytes = mostBytes;
  let at = now();
  const refill = (): void => {
    const since = Math.max(0, now() - at);
    at += since;
    bytes = Math.min(mostBytes, bytes + (since / 1_000) * bytesPerSecond);
  };
  return {
    left() {
      refill();
      return Math.max(0, bytes);
    },
    spend(spent) {
      refill();
      bytes -= spent;
    },
  };
}
