/** Who listens to which topic in this process; one listener that throws does not keep a message from the others. */

/** Told of listeners that throw. */
export type OnFault = (error: unknown, topic: string) => void;

export type Subscribers<T> = {
  /** Answers how to stop listening. */
  add(topic: string, listener: (value: T) => void): () => void;
  has(topic: string): boolean;
  /** `value` is asked once for each listener: none sees what another did to it. */
  tell(topic: string, value: () => T): void;
};

export function createSubscribers<T>(onFault: OnFault): Subscribers<T> {
  const byTopic = new Map<string, readonly { listener: (value: T) => void }[]>();
  return {
    add(topic, listener) {
      const entry = { listener };
      byTopic.set(topic, [...(byTopic.get(topic) ?? []), entry]);
      return () => {
        const left = (byTopic.get(topic) ?? []).filter((one) => one !== entry);
        if (left.length > 0) byTopic.set(topic, left);
        else byTopic.delete(topic);
      };
    },
    has: (topic) => byTopic.has(topic),
    tell(topic, value) {
      for (const { listener } of byTopic.get(topic) ?? []) {
        try {
          listener(value());
        } catch (error) {
          onFault(error, topic);
        }
      }
    },
  };
}
