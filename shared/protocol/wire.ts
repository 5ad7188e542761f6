/** Types that turn an event table into typed socket methods: an entry with `reply` is a request, one without a notification. */
import type { Ack } from './errors.ts';
import type { Infer, Schema } from './schema.ts';

export type Entry = { body: Schema; reply?: Schema };
export type EventTable = Readonly<Record<string, Entry>>;

export type RequestName<T extends EventTable> = {
  [K in keyof T]: T[K] extends { reply: Schema } ? K : never;
}[keyof T] &
  string;
export type NotificationName<T extends EventTable> = Exclude<keyof T, RequestName<T>> & string;
export type Body<T extends EventTable, K extends keyof T> = Infer<T[K]['body']>;
export type Reply<T extends EventTable, K extends keyof T> = T[K] extends { reply: infer R extends Schema }
  ? Infer<R>
  : never;

/** The `EventsMap` socket.io wants, made from a table. */
export type SocketEvents<T extends EventTable> = {
  [K in keyof T]: T[K] extends { reply: Schema }
    ? (body: Body<T, K>, ack: (answer: Ack<Reply<T, K>>) => void) => void
    : (body: Body<T, K>) => void;
};
/** One handler per entry: a missing one is a compile error. */
export type Handlers<T extends EventTable, Context> = {
  [K in keyof T]: T[K] extends { reply: Schema }
    ? (body: Body<T, K>, context: Context) => Promise<Ack<Reply<T, K>>> | Ack<Reply<T, K>>
    : (body: Body<T, K>, context: Context) => Promise<void> | void;
};
