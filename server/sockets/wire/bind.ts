/**
 * The one way from a socket event to a handler: look-up in a closed table, limit, strict parse, call, answer. Whatever a
 * browser sends, each acknowledgement is answered and nothing is thrown.
 */
import { ok, refuse, type Ack } from '../../../shared/protocol/errors.ts';
import { parse, type Schema } from '../../../shared/protocol/schema.ts';
import type { EventTable, Handlers } from '../../../shared/protocol/wire.ts';
import type { Clock, Log } from '../../app/ports.ts';
import { freshAllowance, take, type Allowance, type Limit } from '../../domain/allowance.ts';

/** Allowances of single events, made when first used; connections of one session share them. */
export type EventAllowances = { byEvent: Map<string, Allowance> | undefined };
/** What a connection carries for the dispatcher. */
export type Dispatched = {
  readonly all: Allowance;
  events: EventAllowances;
  /** The last ordered event that is still being worked on. */
  tail: Promise<unknown> | undefined;
};
export const newDispatched = (now: number): Dispatched => ({
  all: freshAllowance(now),
  events: { byEvent: undefined },
  tail: undefined,
});

type Handler<C> = (body: unknown, connection: C) => Promise<Ack<unknown> | void> | Ack<unknown> | void;
type BinaryHandler<C> = (args: readonly unknown[], connection: C) => void;
export type BindOptions<T extends EventTable, C> = {
  readonly table: T;
  readonly handlers: Handlers<T, C>;
  /** Events beside the table that carry bytes; they check themselves and are never acknowledged. */
  readonly binary: Readonly<Record<string, BinaryHandler<C>>>;
  readonly limits: { readonly all: Limit; readonly events: Readonly<Partial<Record<keyof T, Limit>>> };
  /** Events of one connection that must not overtake each other. */
  readonly ordered: readonly (keyof T)[];
  readonly clock: Clock;
  readonly log: Log;
  readonly onHandled: (event: string, outcome: string) => void;
};

export type Dispatcher<C> = {
  dispatch(connection: C, event: unknown, args: unknown[]): void;
  /** From now on everything is answered `unavailable`; resolves when what was begun has ended. */
  close(): Promise<void>;
};

type Entry<C> = {
  readonly name: string;
  readonly body: Schema;
  readonly isRequest: boolean;
  readonly limit: Limit | undefined;
  readonly isOrdered: boolean;
  readonly handler: Handler<C>;
};

export function createDispatcher<T extends EventTable, C extends { readonly dispatched: Dispatched }>(
  options: BindOptions<T, C>,
): Dispatcher<C> {
  const { limits, clock, log, onHandled } = options;
  const entries = readTable(options);
  const binary = new Map(Object.entries(options.binary));
  let inFlight = 0;
  let closing: (() => void) | undefined;

  function dispatch(connection: C, event: unknown, args: unknown[]): void {
    const ack = takeAck(args);
    const bytesHandler = typeof event === 'string' ? binary.get(event) : undefined;
    if (bytesHandler) return void receiveBytes(bytesHandler, args, connection);
    const entry = typeof event === 'string' ? entries.get(event) : undefined;
    const refused = closing ? refuse('unavailable') : whyNot(connection, entry, args, ack);
    if (refused) return answer(entry?.name ?? 'unknown', ack, refused);
    if (!entry) return;
    const body = parseSafely(entry.body, args[0]);
    if (!body.ok) return answer(entry.name, ack, refuse('bad_request', { detail: body.issue.slice(0, 300) }));
    begin();
    const { dispatched } = connection;
    if (entry.isOrdered && dispatched.tail) {
      chain(
        dispatched,
        dispatched.tail.then(() => run(entry, body.data, connection, ack)),
      );
    } else {
      const running = run(entry, body.data, connection, ack);
      if (entry.isOrdered && running) chain(dispatched, running);
    }
  }

  /** Handlers of bytes are called as they arrive, so a fault must end here. */
  function receiveBytes(handler: BinaryHandler<C>, args: readonly unknown[], connection: C): void {
    if (closing) return;
    try {
      handler(args, connection);
    } catch (error) {
      log.error({ err: error }, 'a handler of bytes failed');
    }
  }

  function whyNot(connection: C, entry: Entry<C> | undefined, args: unknown[], ack: AckFunction | undefined) {
    const now = clock.now();
    const { dispatched } = connection;
    // Unknown events cost like known ones, so that junk is slowed down too.
    const waitMs = take(dispatched.all, limits.all, now);
    if (waitMs > 0) return refuse('rate_limited', { retryAfterMs: waitMs });
    if (!entry) return refuse('unknown_event');
    if (args.length !== 1 || (entry.isRequest && !ack))
      return refuse('bad_request', { detail: 'one body, and an acknowledgement for a request' });
    if (!entry.limit) return undefined;
    const byEvent = (dispatched.events.byEvent ??= new Map());
    let own = byEvent.get(entry.name);
    if (!own) byEvent.set(entry.name, (own = freshAllowance(now)));
    const ownWaitMs = take(own, entry.limit, now);
    return ownWaitMs > 0 ? refuse('rate_limited', { retryAfterMs: ownWaitMs }) : undefined;
  }

  function run(entry: Entry<C>, body: unknown, connection: C, ack: AckFunction | undefined): Promise<void> | undefined {
    try {
      const outcome = entry.handler(body, connection);
      if (outcome instanceof Promise) {
        return outcome.then(
          (result) => end(entry, ack, result ?? ok({})),
          (error: unknown) => end(entry, ack, fault(entry, error)),
        );
      }
      end(entry, ack, outcome ?? ok({}));
    } catch (error) {
      end(entry, ack, fault(entry, error));
    }
    return undefined;
  }

  function fault(entry: Entry<C>, error: unknown): Ack<never> {
    log.error({ err: error, event: entry.name }, 'a handler failed');
    return refuse('unavailable');
  }

  function begin(): void {
    inFlight += 1;
  }
  function end(entry: Entry<C>, ack: AckFunction | undefined, result: Ack<unknown>): void {
    inFlight -= 1;
    answer(entry.name, ack, result);
    if (inFlight === 0) closing?.();
  }
  function answer(name: string, ack: AckFunction | undefined, result: Ack<unknown>): void {
    onHandled(name, result.ok ? 'ok' : result.error.code);
    ack?.(result);
  }

  return {
    dispatch,
    close: () =>
      new Promise((resolve) => {
        closing = resolve;
        if (inFlight === 0) resolve();
      }),
  };
}

/** A body nested a hundred thousand deep overflows the stack of whoever walks it. */
function parseSafely(schema: Schema, body: unknown): ReturnType<typeof parse> {
  try {
    return parse(schema, body);
  } catch {
    return { ok: false, issue: '(body): too deep' };
  }
}

function chain(dispatched: Dispatched, running: Promise<unknown>): void {
  dispatched.tail = running;
  void running.then(() => {
    if (dispatched.tail === running) dispatched.tail = undefined;
  });
}

type AckFunction = (answer: Ack<unknown>) => void;
/** The library appends the acknowledgement as a function; nothing a browser sends can be one. */
function takeAck(args: unknown[]): AckFunction | undefined {
  if (typeof args.at(-1) !== 'function') return undefined;
  return args.pop() as AckFunction;
}

/** A map, so that names every object inherits (`constructor`, `__proto__`) are as unknown as any other. */
function readTable<T extends EventTable, C>(options: BindOptions<T, C>): Map<string, Entry<C>> {
  const { table, handlers, limits, ordered } = options;
  return new Map(
    Object.entries(table).map(([name, { body, reply }]) => [
      name,
      {
        name,
        body,
        isRequest: reply !== undefined,
        limit: limits.events[name],
        isOrdered: ordered.includes(name),
        handler: handlers[name] as unknown as Handler<C>,
      },
    ]),
  );
}
