/** Knows what is under way, so that a close can wait for it. */
export type InFlight = {
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when everything tracked so far is done, well or not. */
  settled(): Promise<void>;
};

export function createInFlight(): InFlight {
  const underWay = new Set<Promise<unknown>>();
  return {
    track(work) {
      underWay.add(work);
      const forget = () => void underWay.delete(work);
      work.then(forget, forget);
      return work;
    },
    async settled() {
      await Promise.allSettled(underWay);
    },
  };
}
