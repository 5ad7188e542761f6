/** A binary heap: the best item first, n log n over all. */
export type Heap<T> = { push(item: T): void; pop(): T | undefined };

/** `isBetter(a, b)`: a comes out before b. */
export function createHeap<T>(isBetter: (a: T, b: T) => boolean): Heap<T> {
  const items: T[] = [];
  const at = (index: number) => items[index] as T;

  function rise(index: number): void {
    let child = index;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!isBetter(at(child), at(parent))) return;
      swap(child, parent);
      child = parent;
    }
  }
  function sink(): void {
    let parent = 0;
    for (;;) {
      const left = 2 * parent + 1;
      if (left >= items.length) return;
      const right = left + 1;
      const best = right < items.length && isBetter(at(right), at(left)) ? right : left;
      if (!isBetter(at(best), at(parent))) return;
      swap(best, parent);
      parent = best;
    }
  }
  function swap(a: number, b: number): void {
    const item = at(a);
    items[a] = at(b);
    items[b] = item;
  }

  return {
    push(item) {
      items.push(item);
      rise(items.length - 1);
    },
    pop() {
      const first = items[0];
      const last = items.pop();
      if (items.length > 0) {
        items[0] = last as T;
        sink();
      }
      return first;
    },
  };
}
