/** Requests over publish/subscribe: each node has one topic of its own for answers, and knows by number what it asked. */
import { randomUUID } from 'node:crypto';
import type { Bus, Unsubscribe } from '../app/ports.ts';
import { NoAnswerError } from './bus-errors.ts';

const REQUESTS = 'lotse:q:';
const ANSWERS = 'lotse:a:';

type Question = { readonly number: number; readonly answerTo: string; readonly body?: unknown };
type Answer = { readonly number: number; readonly body?: unknown; readonly fault?: string };
type Waiting = {
  readonly topic: string;
  readonly resolve: (body: unknown) => void;
  readonly reject: (error: Error) => void;
};

export type Channels = {
  /** Answers how many received it. */
  publish(channel: string, payload: string): Promise<number>;
  send(channel: string, payload: string): void;
  listen(channel: string, onPayload: (payload: Buffer) => void): Promise<Unsubscribe>;
};

export async function createRedisRequests(
  channels: Channels,
): Promise<Pick<Bus, 'request' | 'respond'> & { close(): void }> {
  const answerTo = ANSWERS + randomUUID();
  const waiting = new Map<number, Waiting>();
  let lastNumber = 0;

  await channels.listen(answerTo, (payload) => {
    const answer = JSON.parse(payload.toString()) as Answer;
    const asked = waiting.get(answer.number);
    if (answer.fault === undefined) asked?.resolve(answer.body);
    else asked?.reject(new NoAnswerError(asked.topic, 'failed', answer.fault));
  });

  async function ask(topic: string, question: Question, reject: (error: Error) => void): Promise<void> {
    try {
      const receivers = await channels.publish(REQUESTS + topic, JSON.stringify(question));
      if (receivers === 0) reject(new NoAnswerError(topic, 'no_responder'));
    } catch (error) {
      reject(new NoAnswerError(topic, 'out_of_reach', (error as Error).message));
    }
  }

  return {
    request(topic, body, timeoutMs) {
      lastNumber += 1;
      const number = lastNumber;
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      waiting.set(number, { topic, resolve, reject });
      const timer = setTimeout(() => reject(new NoAnswerError(topic, 'time_out')), timeoutMs);
      void ask(topic, { number, answerTo, body }, reject);
      return promise.finally(() => {
        clearTimeout(timer);
        waiting.delete(number);
      });
    },
    respond: (topic, answer) =>
      channels.listen(REQUESTS + topic, (payload) => {
        const question = JSON.parse(payload.toString()) as Question;
        const reply = (rest: Omit<Answer, 'number'>) =>
          channels.send(question.answerTo, JSON.stringify({ number: question.number, ...rest }));
        answer(question.body).then(
          (body) => reply({ body }),
          (error: unknown) => reply({ fault: error instanceof Error ? error.message : String(error) }),
        );
      }),
    close() {
      for (const { topic, reject } of waiting.values()) reject(new NoAnswerError(topic, 'closed'));
    },
  };
}
