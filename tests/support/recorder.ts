/** Keeps what happened and lets a test wait for what is to happen: no sleeps, and a wait that ends says what there was. */
export class Recorder<T> {
  readonly all: T[] = [];
  readonly #waiting = new Set<() => void>();

  readonly #listeners = new Set<(fact: T) => void>();

  record(fact: T): void {
    this.all.push(fact);
    for (const listener of this.#listeners) listener(fact);
    for (const look of this.#waiting) look();
  }

  /** The first fact, past or to come, that fits. The runner's own time limit ends a wait in vain. */
  next<Fit extends T>(fits: (fact: T) => fact is Fit): Promise<Fit>;
  next(fits: (fact: T) => boolean): Promise<T>;
  next(fits: (fact: T) => boolean): Promise<T> {
    const { promise, resolve } = Promise.withResolvers<T>();
    const look = () => {
      const found = this.all.find(fits);
      if (found === undefined) return;
      this.#waiting.delete(look);
      resolve(found);
    };
    this.#waiting.add(look);
    look();
    return promise;
  }

  listen(listener: (fact: T) => void): void {
    this.#listeners.add(listener);
  }

  clear(): void {
    this.all.length = 0;
  }
}
