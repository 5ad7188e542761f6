/** Collects what arrives, so that a test can wait for it instead of for time. */

export type Inbox<T = unknown> = {
  readonly add: (item: T) => void;
  size(): number;
  /** Resolves with the next `count` items, when they are there. */
  take(count: number): Promise<readonly T[]>;
};

export function createInbox<T = unknown>(): Inbox<T> {
  const items: T[] = [];
  let look = () => {};
  return {
    add(item) {
      items.push(item);
      look();
    },
    size: () => items.length,
    take: (count) =>
      new Promise((resolve) => {
        look = () => {
          if (items.length < count) return;
          look = () => {};
          resolve(items.splice(0, count));
        };
        look();
      }),
  };
}
