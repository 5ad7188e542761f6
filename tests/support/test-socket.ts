/** A browser's socket as a test plays it: asks and gets answers, and remembers what it was told until the test looks. */
import { io, type Socket } from 'socket.io-client';
import type { Ack } from '../../shared/protocol/errors.ts';

const ANSWER_WITHIN_MS = 10_000;

export type TestSocket = {
  readonly socket: Socket;
  /** The whole acknowledgement. */
  request<T = unknown>(event: string, ...args: unknown[]): Promise<Ack<T>>;
  /** The data; throws when refused. */
  ask<T = unknown>(event: string, body: unknown): Promise<T>;
  /** The error's code; throws when it was not refused. */
  refusal(event: string, ...args: unknown[]): Promise<string>;
  send(event: string, ...args: unknown[]): void;
  /** The next notification of that name that fits, also one that came before it was asked for. */
  next<T = Record<string, unknown>>(event: string, fits?: (body: T, ...more: unknown[]) => boolean): Promise<T>;
  /** All arguments of the next notification of that name. */
  nextArgs(event: string): Promise<unknown[]>;
  /** What was told under this name so far and not taken by `next`. */
  told(event: string): readonly unknown[][];
  /** Resolves with the reason when the server ends the connection. */
  readonly ended: Promise<string>;
  close(): void;
};

/** Rejects with the handshake's error; `error.message` is its code. */
export async function connectSocket(
  url: string,
  {
    auth,
    headers,
    transports = ['websocket'],
  }: { auth: object; headers: Record<string, string>; transports?: string[] },
): Promise<TestSocket> {
  const socket = io(url, { auth, extraHeaders: headers, transports, reconnection: false, forceNew: true });
  const inbox = new Map<string, unknown[][]>();
  const waiting = new Set<() => void>();
  socket.onAny((event: string, ...args: unknown[]) => {
    inbox.set(event, [...(inbox.get(event) ?? []), args]);
    for (const look of waiting) look();
  });
  const ended = new Promise<string>((resolve) => {
    socket.on('disconnect', resolve);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
  });

  function takeArgs(event: string, fits: (args: unknown[]) => boolean): Promise<unknown[]> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const told = inbox.get(event) ?? [];
        const place = told.findIndex(fits);
        const found = told[place];
        if (!found) return;
        inbox.set(event, told.toSpliced(place, 1));
        waiting.delete(look);
        clearTimeout(timer);
        resolve(found);
      };
      const timer = setTimeout(() => {
        waiting.delete(look);
        reject(new Error(`no fitting ${event}; told: ${JSON.stringify(inbox.get(event) ?? []).slice(0, 2_000)}`));
      }, ANSWER_WITHIN_MS);
      waiting.add(look);
      look();
    });
  }

  async function request<T>(event: string, ...args: unknown[]): Promise<Ack<T>> {
    return (await socket.timeout(ANSWER_WITHIN_MS).emitWithAck(event, ...args)) as Ack<T>;
  }

  return {
    socket,
    request,
    ask: async <T>(event: string, body: unknown) => {
      const answer = await request<T>(event, body);
      if (!answer.ok) throw new Error(`${event} was refused: ${JSON.stringify(answer.error)}`);
      return answer.data;
    },
    refusal: async (event, ...args) => {
      const answer = await request(event, ...args);
      if (answer.ok) throw new Error(`${event} was not refused`);
      return answer.error.code;
    },
    send: (event, ...args) => void socket.emit(event, ...args),
    next: async <T>(event: string, fits: (body: T, ...more: unknown[]) => boolean = () => true) =>
      (await takeArgs(event, ([body, ...more]) => fits(body as T, ...more)))[0] as T,
    nextArgs: (event) => takeArgs(event, () => true),
    told: (event) => inbox.get(event) ?? [],
    ended,
    close: () => void socket.close(),
  };
}
