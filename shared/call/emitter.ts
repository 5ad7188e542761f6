/** A typed event emitter of a few lines, so that the parts of a call speak upward without knowing who listens. */
export class Emitter<Events extends Record<string, unknown>> {
  readonly #listeners = new Map<keyof Events, Set<(fact: never) => void>>();

  /** Answers the function that ends the subscription. */
  on<K extends keyof Events>(event: K, listener: (fact: Events[K]) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  emit<K extends keyof Events>(event: K, fact: Events[K]): void {
    for (const listener of this.#listeners.get(event) ?? []) (listener as (fact: Events[K]) => void)(fact);
  }

  clear(): void {
    this.#listeners.clear();
  }
}
