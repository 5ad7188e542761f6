/** Decides what a browser does next about its link to the call's room: join, wait, restart ICE, join again, stop. Pure. */
import type { ErrorCode } from '../protocol/errors.ts';
import { backOffMs } from '../client/back-off.ts';
import { FIRST_PAUSE_MS, ICE_RESTART_MS, LONGEST_PAUSE_MS, PATIENCE_MS } from './call-limits.ts';
import type { CallOver, CallState } from './call-view.ts';

/** `wasLive`: media has flowed before, so a person is told "reconnecting" rather than "connecting". */
export type Link =
  | { readonly at: 'new' }
  /** `mediaFlows`: only signalling was away, the seat of before sends and receives until the new one does. */
  | { readonly at: 'joining'; readonly tries: number; readonly wasLive: boolean; readonly mediaFlows?: boolean }
  | { readonly at: 'live'; readonly epoch: number }
  /** A transport has no contact: first patience, then an ICE restart, then a new join. */
  | { readonly at: 'unsteady'; readonly epoch: number; readonly step: 'patience' | 'restart' }
  | { readonly at: 'pausing'; readonly tries: number; readonly wasLive: boolean }
  /** No signalling. Media may still flow: then nobody needs to notice. */
  | { readonly at: 'offline'; readonly wasLive: boolean; readonly mediaFlows: boolean }
  | { readonly at: 'over'; readonly why: CallOver };

export type LinkEvent =
  | { readonly type: 'start' }
  | { readonly type: 'joined'; readonly epoch: number }
  | {
      readonly type: 'join_failed';
      readonly code: ErrorCode | 'unsupported';
      readonly retryAfterMs?: number | undefined;
    }
  /** The room of this epoch is gone, or no longer knows us. */
  | { readonly type: 'room_lost'; readonly epoch: number }
  | { readonly type: 'signal_lost' }
  | { readonly type: 'signal_back' }
  | { readonly type: 'transport'; readonly state: 'connected' | 'disconnected' | 'failed' }
  | { readonly type: 'ice_not_restarted' }
  /** The browser is on another network: the old paths are dead although nobody has noticed yet. */
  | { readonly type: 'network_changed' }
  | { readonly type: 'time_over' }
  | { readonly type: 'over'; readonly why: CallOver };

type JoinFailed = Extract<LinkEvent, { type: 'join_failed' }>;

export type LinkCommand = 'join' | 'restart_ice' | 'stop' | { readonly waitMs: number };
export type LinkStep = { readonly link: Link; readonly commands: readonly LinkCommand[] };

/** `chance` (0 up to 1) spreads the retries of many browsers whose node died at the same moment. */
export function decideLink(link: Link, event: LinkEvent, chance: number): LinkStep {
  const stay: LinkStep = { link, commands: [] };
  if (link.at === 'over') return stay;
  if (event.type === 'over') return { link: { at: 'over', why: event.why }, commands: ['stop'] };
  if (event.type === 'signal_lost') return loseSignal(link);

  switch (link.at) {
    case 'new':
      return event.type === 'start' ? join(0, false) : stay;
    case 'joining':
      if (event.type === 'joined') return { link: { at: 'live', epoch: event.epoch }, commands: [] };
      if (event.type === 'join_failed') return afterFailure(event, link.tries, link.wasLive, chance);
      return hasLostContact(event) && link.mediaFlows ? { link: { ...link, mediaFlows: false }, commands: [] } : stay;
    case 'pausing':
      return event.type === 'time_over' || event.type === 'signal_back' ? join(link.tries, link.wasLive) : stay;
    case 'offline':
      if (event.type === 'signal_back') return join(0, link.wasLive, link.mediaFlows);
      return hasLostContact(event) && link.mediaFlows ? { link: { ...link, mediaFlows: false }, commands: [] } : stay;
    case 'live':
      if (isRoomLost(event, link.epoch) || event.type === 'signal_back') return rejoin();
      if (event.type === 'network_changed') return restart(link.epoch);
      if (event.type !== 'transport' || event.state === 'connected') return stay;
      return event.state === 'failed' ? restart(link.epoch) : bePatient(link.epoch);
    case 'unsteady':
      if (isRoomLost(event, link.epoch) || event.type === 'signal_back' || event.type === 'ice_not_restarted')
        return rejoin();
      if (event.type === 'transport' && event.state === 'connected') {
        return { link: { at: 'live', epoch: link.epoch }, commands: [] };
      }
      if (event.type === 'network_changed' && link.step === 'patience') return restart(link.epoch);
      if (event.type === 'time_over' || (event.type === 'transport' && event.state === 'failed')) {
        return link.step === 'patience' ? restart(link.epoch) : rejoin();
      }
      return stay;
  }
}

/** What a person is told. */
export function stateOf(link: Link): CallState {
  switch (link.at) {
    case 'live':
      return 'live';
    case 'over':
      return 'ended';
    case 'new':
      return 'connecting';
    case 'unsteady':
      return 'reconnecting';
    case 'offline':
      if (link.mediaFlows) return 'live';
      return link.wasLive ? 'reconnecting' : 'connecting';
    case 'joining':
      if (link.mediaFlows) return 'live';
      return link.wasLive ? 'reconnecting' : 'connecting';
    case 'pausing':
      return link.wasLive ? 'reconnecting' : 'connecting';
  }
}

const join = (tries: number, wasLive: boolean, mediaFlows = false): LinkStep => ({
  link: { at: 'joining', tries, wasLive, ...(mediaFlows && { mediaFlows }) },
  commands: ['join'],
});
/** The old room stays until the new one is joined, so its last picture is better than none. */
const rejoin = (): LinkStep => join(0, true);
const bePatient = (epoch: number): LinkStep => ({
  link: { at: 'unsteady', epoch, step: 'patience' },
  commands: [{ waitMs: PATIENCE_MS }],
});
const restart = (epoch: number): LinkStep => ({
  link: { at: 'unsteady', epoch, step: 'restart' },
  commands: ['restart_ice', { waitMs: ICE_RESTART_MS }],
});
const hasLostContact = (event: LinkEvent): boolean => event.type === 'transport' && event.state !== 'connected';
const isRoomLost = (event: LinkEvent, epoch: number): boolean => event.type === 'room_lost' && event.epoch >= epoch;

function loseSignal(link: Link): LinkStep {
  if (link.at === 'new' || link.at === 'offline') return { link, commands: [] };
  const mediaFlows = link.at === 'live' || (link.at === 'joining' && link.mediaFlows === true);
  const wasLive = link.at === 'live' || link.at === 'unsteady' || ('wasLive' in link && link.wasLive);
  return { link: { at: 'offline', wasLive, mediaFlows }, commands: [] };
}

function afterFailure(failed: JoinFailed, tries: number, wasLive: boolean, chance: number): LinkStep {
  const why = finalReason(failed.code);
  if (why) return { link: { at: 'over', why }, commands: ['stop'] };
  const pauseMs = backOffMs(tries, chance, { firstMs: FIRST_PAUSE_MS, maxMs: LONGEST_PAUSE_MS });
  const waitMs = Math.max(pauseMs, failed.retryAfterMs ?? 0);
  return { link: { at: 'pausing', tries: tries + 1, wasLive }, commands: [{ waitMs }] };
}

/** Errors no further try will change. */
function finalReason(code: ErrorCode | 'unsupported'): CallOver | undefined {
  if (code === 'unsupported') return 'unsupported';
  if (code === 'media_unavailable') return 'no_media';
  if (code === 'closed') return 'lost';
  return ['forbidden', 'not_found', 'unauthorized', 'bad_request', 'unknown_event'].includes(code)
    ? 'refused'
    : undefined;
}
