/** A binary heap: the best item first, n log n over all. */
export type Heap<T> = { push(item: T): void; pop(): T | undefined };

/** `isBetter(a, b)`: a comes out before b. */
export function createHeap<T>(isBetter: (a: T, b: T) => boolean): Heap<T> {
  const items: T[] = [];

  // Both move a hole and put the item down once: half the writes of swapping.
  function rise(from: number, item: T): void {
    let hole = from;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = items[parent] as T;
      if (!isBetter(item, above)) break;
      items[hole] = above;
      hole = parent;
    }
    items[hole] = item;
  }
  function sink(item: T): void {
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= items.length) break;
      let best = items[child] as T;
      if (child + 1 < items.length && isBetter(items[child + 1] as T, best)) {
        child += 1;
        best = items[child] as T;
      }
      if (!isBetter(best, item)) break;
      items[hole] = best;
      hole = child;
    }
    items[hole] = item;
  }

  return {
    push(item) {
      items.push(item);
      rise(items.length - 1, item);
    },
    pop() {
      const first = items[0];
      const last = items.pop();
      if (items.length > 0) sink(last as T);
      return first;
    },
  };
}
