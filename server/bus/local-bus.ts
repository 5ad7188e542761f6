/** The bus of a single process. What it carries goes through JSON, as between nodes, so that nothing works only here. */
import type { Bus } from '../app/ports.ts';
import { NoAnswerError } from './bus-errors.ts';
import { createSubscribers, type OnFault } from './subscribers.ts';

/** `onFault` is told of subscribers that throw; without it such a fault ends the process, as any uncaught one. */
export function createLocalBus(onFault: OnFault = throwLater): Bus {
  const messages = createSubscribers<unknown>(onFault);
  const bytes = createSubscribers<Uint8Array>(onFault);
  const responders = new Map<string, (body: unknown) => Promise<unknown>>();
  let isClosed = false;

  /** Later, but in order: nobody is called in the middle of the publisher's own work. */
  function deliver(tell: () => void): void {
    if (!isClosed) queueMicrotask(tell);
  }

  return {
    publish(topic, message) {
      if (!messages.has(topic)) return;
      const text = JSON.stringify([message]);
      deliver(() => messages.tell(topic, () => unwrap(text)));
    },
    async subscribe(topic, onMessage) {
      return messages.add(topic, onMessage);
    },
    publishBytes(topic, frame) {
      if (bytes.has(topic)) deliver(() => bytes.tell(topic, () => frame));
    },
    async subscribeBytes(topic, onBytes) {
      return bytes.add(topic, onBytes);
    },
    async request(topic, body, timeoutMs) {
      const answer = responders.get(topic);
      if (isClosed || !answer) throw new NoAnswerError(topic, isClosed ? 'closed' : 'no_responder');
      return withTimeout(topic, timeoutMs, async () => copy(await answer(copy(body))));
    },
    async respond(topic, answer) {
      responders.set(topic, answer);
      return () => {
        if (responders.get(topic) === answer) responders.delete(topic);
      };
    },
    async ping() {},
    async close() {
      isClosed = true;
    },
  };
}

const unwrap = (text: string): unknown => (JSON.parse(text) as [unknown])[0];
const copy = (value: unknown): unknown => unwrap(JSON.stringify([value]));

function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

async function withTimeout(topic: string, timeoutMs: number, work: () => Promise<unknown>): Promise<unknown> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new NoAnswerError(topic, 'time_out')), timeoutMs);
  const answered = work().catch((error: unknown) => {
    throw new NoAnswerError(topic, 'failed', error instanceof Error ? error.message : String(error));
  });
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}
