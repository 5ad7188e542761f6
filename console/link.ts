/** The console's socket: typed requests, notifications and binary frames. Knows nothing of what they mean. */
import { signal } from '@preact/signals';
import { io, type Socket } from 'socket.io-client';
import type { AgentDown, AgentUp } from '../shared/protocol/agent.ts';
import type { Ack, ErrorCode } from '../shared/protocol/errors.ts';
import type { SessionId } from '../shared/protocol/ids.ts';
import { REQUEST_TIMEOUT_MS } from '../shared/protocol/limits.ts';
import { PROTOCOL_VERSION } from '../shared/protocol/version.ts';
import type { Body, NotificationName, Reply, RequestName } from '../shared/protocol/wire.ts';
import * as env from './env.ts';

export type LinkState =
  | { readonly at: 'off' }
  | { readonly at: 'connecting' }
  | { readonly at: 'connected' }
  | { readonly at: 'lost'; readonly since: number }
  | { readonly at: 'refused'; readonly code: ErrorCode };
export const linkState = signal<LinkState>({ at: 'off' });

export type Notice = { [K in keyof AgentDown & string]: { name: K; body: Body<AgentDown, K> } }[keyof AgentDown &
  string];
type Listeners = {
  onNotice(notice: Notice): void;
  onConnected(): void;
  onPageFrame(sessionId: SessionId, frame: Uint8Array): void;
  /** What a colleague points at on a page I watch. */
  onPointer(sessionId: SessionId, frame: Uint8Array): void;
};
type Answered = (error: Error | null, answer: Ack<unknown>) => void;

const UNAVAILABLE = { ok: false, error: { code: 'unavailable' } } as const;
/** The server said "not now" while it let nobody in; pause before the next try, in ms. */
const REFUSED_PAUSE_MS = 2_000;

let socket: Socket | undefined;

export function openLink(listeners: Listeners): void {
  closeLink();
  linkState.value = { at: 'connecting' };
  const opened = io('/agent', {
    auth: { protocol: PROTOCOL_VERSION },
    transports: ['websocket', 'polling'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 4_000,
  });
  socket = opened;
  const lose = () => {
    if (linkState.value.at !== 'lost') linkState.value = { at: 'lost', since: env.now() };
  };
  opened.on('connect', () => {
    linkState.value = { at: 'connected' };
    listeners.onConnected();
  });
  opened.on('disconnect', (reason) => {
    if (socket !== opened) return;
    lose();
    if (reason === 'io server disconnect') env.after(REFUSED_PAUSE_MS, () => socket === opened && opened.connect());
  });
  opened.on('connect_error', (error: Error & { data?: { code?: ErrorCode } }) => {
    const code = error.data?.code ?? error.message;
    if (code === 'unauthorized' || code === 'forbidden' || code === 'upgrade_required') {
      linkState.value = { at: 'refused', code };
      return;
    }
    lose();
    if (!opened.active) env.after(REFUSED_PAUSE_MS, () => socket === opened && opened.connect());
  });
  const takeBytes =
    (take: Listeners['onPageFrame']) =>
    (sessionId: unknown, frame: unknown): void => {
      if (typeof sessionId !== 'string') return;
      if (frame instanceof ArrayBuffer) take(sessionId as SessionId, new Uint8Array(frame));
      else if (frame instanceof Uint8Array) take(sessionId as SessionId, frame);
    };
  opened.on('page:frame', takeBytes(listeners.onPageFrame));
  opened.on('page:pointer', takeBytes(listeners.onPointer));
  opened.onAny((name: string, body: unknown) => {
    if (name !== 'page:frame' && name !== 'page:pointer') listeners.onNotice({ name, body } as Notice);
  });
}

export function closeLink(): void {
  const closing = socket;
  socket = undefined;
  closing?.disconnect();
  linkState.value = { at: 'off' };
}

/** Never rejects: no connection or no answer in time is `unavailable`. */
export function request<K extends RequestName<AgentUp>>(
  name: K,
  body: Body<AgentUp, K>,
): Promise<Ack<Reply<AgentUp, K>>> {
  return new Promise((resolve) => {
    if (!socket?.connected) return resolve(UNAVAILABLE);
    const answered: Answered = (error, answer) => resolve(error ? UNAVAILABLE : (answer as Ack<Reply<AgentUp, K>>));
    socket.timeout(REQUEST_TIMEOUT_MS).emit(name, body, answered);
  });
}

export function notify<K extends NotificationName<AgentUp>>(name: K, body: Body<AgentUp, K>): void {
  if (socket?.connected) socket.emit(name, body);
}

/** A move is worth nothing late: it is dropped while the line is busy; the rest is not. */
export function sendPointer(sessionId: SessionId, frame: Uint8Array, isMove: boolean): void {
  if (socket?.connected) (isMove ? socket.volatile : socket).emit('page:pointer', sessionId, frame);
}
