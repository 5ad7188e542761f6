/** The one call this browser is in: begins when consent names one that is mine to begin, ends with it, comes back by itself after a broken line. */
import { effect, signal, untracked } from '@preact/signals';
import type { CallEngine, PointedAt } from '../../shared/call/call-engine.ts';
import type { CallSignal } from '../../shared/call/call-ports.ts';
import type { CallView } from '../../shared/call/call-view.ts';
import { fetchBlur } from '../../shared/call/fetch-blur.ts';
import { hearNetwork, type Connection } from '../../shared/call/hear-network.ts';
import type { ChosenDevices } from '../../shared/call/open-devices.ts';
import type { CallNotice, CallPoint, MediaSource } from '../../shared/protocol/call.ts';
import type { CallId, SessionId } from '../../shared/protocol/ids.ts';
import { connection, desk } from '../desk.ts';
import * as env from '../env.ts';
import { linkState, notify, request } from '../link.ts';
import { dropCall, forgetExpected, isExpected, keepCall } from './expected-calls.ts';
import { fetchEngine } from './fetch-engine.ts';

export type CallNow = {
  readonly callId: CallId;
  readonly sessionId: SessionId;
  readonly since: number;
  readonly isListening: boolean;
  /** By a click, while the others talk on. */
  readonly hasLeft: boolean;
  /** Null while the engine is being fetched. */
  readonly view: CallView | null;
};
export type CallOffered = { readonly callId: CallId; readonly sessionId: SessionId };
export const callNow = signal<CallNow | null>(null);
/** A running call of a visitor I deal with, which I have not joined. */
export const callOffered = signal<CallOffered | null>(null);
export const pointedAt = signal<PointedAt | null>(null);

/** How long the word about the end of a call stays, in ms. */
const FAREWELL_MS = 5_000;
const DEVICES_KEY = 'lotse.devices';
let engine: CallEngine | undefined;
/**
 * Calls this browser is done with, although consent still names them (left, passed by, taken by another tab), and whether I
 * led them then: who is handed the lead later is asked anew.
 */
const done = new Map<CallId, boolean>();
let early: CallNotice[] = [];

export const callNoticed = (notice: CallNotice): void => {
  if (engine) engine.notice(notice);
  else early = [...early.slice(-20), notice];
};
export const turn = (source: MediaSource, on: boolean): void => void engine?.turn(source, on);
export const hangUp = (): void => void engine?.hangUp();
export function leave(): void {
  if (callNow.value) callNow.value = { ...callNow.value, hasLeft: true };
  void engine?.leave();
}
export const prefer = (producerId: string, size: 'small' | 'large'): void => engine?.prefer(producerId, size);
export const pointOn = (point: Omit<CallPoint, 'callId'>): void => engine?.point(point);
export const chosenDevices = (): ChosenDevices => engine?.devices ?? {};
export const canBlur = (): boolean => engine?.canBlur ?? false;
/** False where it cannot be done. */
export async function blur(on: boolean): Promise<boolean> {
  const isDone = (await engine?.blur(on)) ?? false;
  env.store('local', DEVICES_KEY, engine?.devices);
  return isDone;
}
export async function choose(devices: ChosenDevices): Promise<void> {
  await engine?.choose(devices);
  env.store('local', DEVICES_KEY, engine?.devices);
}

export function join({ callId, sessionId }: CallOffered, isListening = false): void {
  done.delete(callId);
  void begin(callId, sessionId, isListening);
}
export const passBy = ({ callId, sessionId }: CallOffered): void => {
  done.set(callId, leads(sessionId));
  callOffered.value = null;
};

async function begin(callId: CallId, sessionId: SessionId, isListening = false): Promise<void> {
  // What was said about a former stay in this call is not about this one.
  early = [];
  callNow.value = { callId, sessionId, since: env.now(), isListening, hasLeft: false, view: null };
  callOffered.value = null;
  forgetExpected(sessionId);
  keepCall(callId);
  const { CallEngine } = await fetchEngine();
  if (callNow.value?.callId !== callId) return;
  const media = navigator.mediaDevices as MediaDevices | undefined;
  const devices = (env.readStored('local', DEVICES_KEY) ?? {}) as ChosenDevices;
  const started = new CallEngine(
    callId,
    { microphone: !isListening, camera: !isListening, listen: isListening, devices },
    {
      signal: request as CallSignal,
      report: (quality) => notify('call:quality', quality),
      point: (point) => notify('call:point', point),
      getUserMedia: media?.getUserMedia.bind(media),
      blurCamera: fetchBlur,
      getDisplayMedia: media?.getDisplayMedia?.bind(media),
      onNetworkChange: hearNetwork(globalThis, (navigator as { connection?: Connection }).connection),
      after: env.after,
      chance: Math.random,
    },
  );
  engine = started;
  const show = (view: CallView) => {
    if (engine !== started || !callNow.value) return;
    callNow.value = { ...callNow.value, view };
    if (view.state === 'ended') end(callId, view.over !== 'handed_over' && leads(sessionId));
  };
  started.events.on('changed', show);
  started.events.on('pointed', (point) => (pointedAt.value = point));
  show(started.view);
  for (const notice of early.splice(0)) started.notice(notice);
}

function end(callId: CallId, wasLed: boolean): void {
  done.set(callId, wasLed);
  dropCall(callId);
  engine = undefined;
  env.after(FAREWELL_MS, () => {
    if (callNow.value?.callId === callId) callNow.value = null;
  });
}

const conversationsWith = (sessionId: SessionId) =>
  [...(desk.value?.conversations.values() ?? [])].filter((conversation) => conversation.sessionId === sessionId);
const leads = (sessionId: SessionId): boolean =>
  conversationsWith(sessionId).some(({ agentId }) => agentId === desk.value?.me.agentId);
/** One handed on, or left, is nothing to come into. */
const dealsWith = (sessionId: SessionId): boolean =>
  leads(sessionId) ||
  conversationsWith(sessionId).some(({ companions }) =>
    companions.some(({ agentId }) => agentId === desk.value?.me.agentId),
  );
const isDone = (callId: CallId, sessionId: SessionId): boolean =>
  done.has(callId) && (done.get(callId) === true || !leads(sessionId));

effect(() => {
  const consents = desk.value?.consents;
  const running = callNow.peek();
  let offered: CallOffered | null = null;
  for (const [sessionId, { callId }] of consents ?? []) {
    if (callId === null || isDone(callId, sessionId) || running?.callId === callId) continue;
    if (running && running.view?.state !== 'ended') continue;
    if (isExpected(sessionId, callId)) void begin(callId, sessionId);
    else if (dealsWith(sessionId)) offered = { callId, sessionId };
  }
  callOffered.value = offered;
  const isOver = running && !engine?.view.over && consents?.get(running.sessionId)?.callId !== running.callId;
  if (isOver) untracked(() => engine?.close());
});
/** What the engine reads and writes while it is told is nobody's reason to tell it again. */
const tell = (run: (engine: CallEngine) => void): void =>
  untracked(() => {
    if (engine) run(engine);
  });
effect(() => {
  if (linkState.value.at === 'lost') tell((running) => running.signalLost());
});
effect(() => {
  if (connection.value > 1) tell((running) => running.signalBack());
});
effect(() => {
  if (linkState.value.at === 'off') tell((running) => running.close());
});
