/** What a node can be asked about the rooms it carries; plain data, so that it travels over the bus. */
import type { CallPoint, CallQuality, callRequests } from '../../../shared/protocol/call.ts';
import type { CallId, PeerId } from '../../../shared/protocol/ids.ts';
import type { Body, Reply } from '../../../shared/protocol/wire.ts';
import type { PeerSeat } from '../media-port.ts';

type CallRequests = typeof callRequests;
/** Requests about a seat already taken. */
export type SignalName = Exclude<
  keyof CallRequests,
  'call:join' | 'call:quality' | 'call:point' | 'call:leave' | 'call:hang-up'
>;
export type SignalBody<K extends SignalName> = Body<CallRequests, K>;
export type SignalReply<K extends SignalName> = Reply<CallRequests, K>;
export type Signal = { [K in SignalName]: { readonly event: K; readonly body: SignalBody<K> } }[SignalName];

export type RoomRequest =
  | { readonly ask: 'join'; readonly callId: CallId; readonly epoch: number; readonly seat: PeerSeat }
  | { readonly ask: 'signal'; readonly peerId: PeerId; readonly signal: Signal }
  | { readonly ask: 'point'; readonly peerId: PeerId; readonly point: CallPoint }
  | { readonly ask: 'leave'; readonly callId: CallId; readonly peerId: PeerId }
  | { readonly ask: 'quality'; readonly callId: CallId; readonly report: Omit<CallQuality, 'callId'> }
  /** What was reported of this call; answered as `{ quality }`. */
  | { readonly ask: 'summary'; readonly callId: CallId }
  | { readonly ask: 'close'; readonly callId: CallId };

/** The topic a node answers room requests on. */
export const roomTopic = (nodeId: string): string => `call:${nodeId}`;
