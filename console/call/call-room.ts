/** The one call this browser is in: begins when consent names one, ends with it, comes back by itself after a broken line. */
import { effect, signal } from '@preact/signals';
import type { CallEngine } from '../../shared/call/call-engine.ts';
import type { CallSignal } from '../../shared/call/call-ports.ts';
import type { CallView } from '../../shared/call/call-view.ts';
import type { CallNotice } from '../../shared/protocol/call.ts';
import type { CallId, SessionId } from '../../shared/protocol/ids.ts';
import { connection, desk } from '../desk.ts';
import * as env from '../env.ts';
import { linkState, request } from '../link.ts';

export type CallNow = {
  readonly callId: CallId;
  readonly sessionId: SessionId;
  readonly since: number;
  /** Null while the engine is being fetched. */
  readonly view: CallView | null;
};
export const callNow = signal<CallNow | null>(null);

/** How long the word about the end of a call stays, in ms. */
const FAREWELL_MS = 5_000;
let engine: CallEngine | undefined;
/** Calls this browser is done with, although consent still names them (taken by another tab, hung up a moment ago). */
const done = new Set<CallId>();
let early: CallNotice[] = [];

export const callNoticed = (notice: CallNotice): void => {
  if (engine) engine.notice(notice);
  else early = [...early.slice(-20), notice];
};
export const turn = (source: 'microphone' | 'camera', on: boolean): void => void engine?.turn(source, on);
export const hangUp = (): void => void engine?.hangUp();

async function begin(callId: CallId, sessionId: SessionId): Promise<void> {
  callNow.value = { callId, sessionId, since: env.now(), view: null };
  const { CallEngine } = await import('../../shared/call/call-engine.ts');
  if (callNow.value?.callId !== callId) return;
  const devices = navigator.mediaDevices;
  const started = new CallEngine(
    callId,
    { microphone: true, camera: true },
    {
      signal: request as CallSignal,
      getUserMedia: devices ? devices.getUserMedia.bind(devices) : undefined,
      after: env.after,
      chance: Math.random,
    },
  );
  engine = started;
  const show = (view: CallView) => {
    if (engine !== started || !callNow.value) return;
    callNow.value = { ...callNow.value, view };
    if (view.state === 'ended') end(callId);
  };
  started.events.on('changed', show);
  show(started.view);
  for (const notice of early) started.notice(notice);
  early = [];
}

function end(callId: CallId): void {
  done.add(callId);
  engine = undefined;
  env.after(FAREWELL_MS, () => {
    if (callNow.value?.callId === callId) callNow.value = null;
  });
}

effect(() => {
  const consents = desk.value?.consents;
  const running = callNow.peek();
  for (const [sessionId, { callId }] of consents ?? []) {
    if (callId === null || done.has(callId) || running?.callId === callId) continue;
    if (!running || running.view?.state === 'ended') void begin(callId, sessionId);
  }
  const isOver = running && !engine?.view.over && consents?.get(running.sessionId)?.callId !== running.callId;
  if (isOver) engine?.close();
});
effect(() => {
  if (linkState.value.at === 'lost') engine?.signalLost();
});
effect(() => {
  if (connection.value > 1) engine?.signalBack();
});
effect(() => {
  if (linkState.value.at === 'off') engine?.close();
});
