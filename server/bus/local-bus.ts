/** The bus of a single process. What it carries goes through JSON, as between nodes, so that nothing works only here. */
import type { Bus } from '../app/ports.ts';
import { NoAnswerError } from './bus-errors.ts';
import { createSubscribers, type OnFault } from './subscribers.ts';
import { within } from './within.ts';

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
      return within(timeoutMs, answered(topic, answer(copy(body))), () => new NoAnswerError(topic, 'time_out'));
    },
    async respond(topic, answer) {
      responders.set(topic, answer);
      return () => {
        if (responders.get(topic) === answer) responders.delete(topic);
      };
    },
    async ping() {
      if (isClosed) throw new Error('The bus is closed.');
    },
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

async function answered(topic: string, answer: Promise<unknown>): Promise<unknown> {
  try {
    return copy(await answer);
  } catch (error) {
    throw new NoAnswerError(topic, 'failed', error instanceof Error ? error.message : String(error));
  }
}
