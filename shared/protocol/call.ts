/** Calls: signalling between a browser and the room that carries its media. RTP and DTLS bodies are the media engine's own. */
import { callId, mediaId, peerId, sessionId } from './ids.ts';
import { MAX_RTP_CHARS } from './limits.ts';
import * as s from './schema.ts';

const untrustedRtp = s.untrusted(MAX_RTP_CHARS);
export const SOURCES = ['microphone', 'camera', 'screen'] as const;
export type MediaSource = (typeof SOURCES)[number];
const kind = s.picklist(['audio', 'video']);
const source = s.picklist(SOURCES);

export const onlyCall = s.up({ callId });
/** `listen`: a supervisor who hears and sees and sends nothing, where the site allows it; the others are told. */
export const callJoin = s.up({ callId, listen: s.optional(s.boolean()) });
const transportOptions = s.down({
  id: mediaId,
  untrustedIceParameters: s.untrusted(MAX_RTP_CHARS),
  untrustedIceCandidates: s.list(s.untrusted(MAX_RTP_CHARS), 20),
  untrustedDtlsParameters: s.untrusted(MAX_RTP_CHARS),
});
export type TransportOptions = s.Infer<typeof transportOptions>;
export const producerInfo = s.down({ producerId: mediaId, kind, source, paused: s.boolean() });
export type ProducerInfo = s.Infer<typeof producerInfo>;
export const peerInfo = s.down({
  peerId,
  role: s.picklist(['visitor', 'agent', 'listener']),
  name: s.text(120),
  producers: s.list(producerInfo, 6),
});
export type PeerInfo = s.Infer<typeof peerInfo>;

/** Joining again replaces the peer's former seat in the room: that is how a reload or a moved room comes back. */
export const callJoined = s.down({
  peerId,
  /** Changes when the room was rebuilt elsewhere; notifications of another epoch are stale. */
  epoch: s.count(),
  /** Counts the joins within an epoch: the newest seat of a peer is the one that is sat on. */
  seat: s.count(),
  untrustedRouterRtpCapabilities: s.untrusted(MAX_RTP_CHARS),
  sendTransport: transportOptions,
  recvTransport: transportOptions,
  /** What this peer may send, by consent. */
  maySend: s.list(source, 3),
  /** The most the site lets one picture have, in bits per second. */
  maxBps: s.down({ camera: s.count(10_000_000), screen: s.count(10_000_000) }),
  peers: s.list(peerInfo, 8),
});
export type CallJoined = s.Infer<typeof callJoined>;

export const callConnect = s.up({ callId, transportId: mediaId, untrustedDtlsParameters: untrustedRtp });
export const callProduce = s.up({ callId, kind, source, untrustedRtpParameters: untrustedRtp });
export const callProduced = s.down({ producerId: mediaId });
export const callConsume = s.up({ callId, producerId: mediaId, untrustedRtpCapabilities: untrustedRtp });
export const callConsumed = s.down({
  consumerId: mediaId,
  producerId: mediaId,
  kind,
  source,
  producerPaused: s.boolean(),
  untrustedRtpParameters: untrustedRtp,
});
export type CallConsumed = s.Infer<typeof callConsumed>;
export const callConsumer = s.up({ callId, consumerId: mediaId });
export const callProducer = s.up({ callId, producerId: mediaId });
export const callPause = s.up({ callId, producerId: mediaId, paused: s.boolean() });
export const callRestartIce = s.up({ callId, transportId: mediaId });
export const callIceRestarted = s.down({ untrustedIceParameters: untrustedRtp });
/** How large this picture is drawn here: a small one need not cost the line of a large one. */
export const callPrefer = s.up({ callId, consumerId: mediaId, size: s.picklist(['small', 'large']) });
/** How the line to this browser is, over the last seconds; kept with the case at the end. */
export const callQuality = s.up({
  callId,
  rttMs: s.decimal(0, 60_000),
  jitterMs: s.decimal(0, 60_000),
  lossPercent: s.decimal(0, 100),
  receivedKbps: s.decimal(0, 1_000_000),
  sentKbps: s.decimal(0, 1_000_000),
});
export type CallQuality = s.Infer<typeof callQuality>;
/** Somebody points on the shared screen: a place in shares of its width and height. */
const pointed = {
  kind: s.picklist(['move', 'click', 'leave']),
  producerId: mediaId,
  x: s.decimal(0, 1),
  y: s.decimal(0, 1),
};
export const callPoint = s.up({ callId, ...pointed });
export type CallPoint = s.Infer<typeof callPoint>;
/** The visitor's word about a call that is over; asked once. */
export const callRate = s.up({ callId, stars: s.picklist([1, 2, 3, 4, 5]), comment: s.looseText(1_000) });
/** A visitor would like to talk; the sending is consented to with it, and begins only if the agent takes the call. */
export const callWish = s.up({
  send: s.list(s.picklist(['audio', 'video']), 2),
  textVersion: s.count(1_000),
  locale: s.text(12),
});
export const callAnswerWish = s.up({ sessionId, answer: s.picklist(['accept', 'decline']) });
/** What a site says about calls. */
export const callSettings = s.down({
  /** The visitor may begin a call; without it only agents ask. */
  visitorMayStart: s.boolean(),
  /** Supervisors may listen; whoever is in the call is shown that they do. */
  mayListen: s.boolean(),
  cameraKbps: s.count(5_000),
  screenKbps: s.count(5_000),
  /** Calls of this site at the same time. */
  maxAtOnce: s.count(10_000),
});
export type CallSettings = s.Infer<typeof callSettings>;
export const CALL_SETTINGS: CallSettings = {
  visitorMayStart: false,
  mayListen: false,
  cameraKbps: 900,
  screenKbps: 1_500,
  maxAtOnce: 100,
};
export const nothing = s.down({});

/** Everything a room tells its peers, as one union so that a client is one switch. */
export const callNotice = s.variant('type', [
  s.down({ type: s.literal('peer_joined'), callId, epoch: s.count(), peer: peerInfo }),
  s.down({ type: s.literal('peer_left'), callId, epoch: s.count(), peerId }),
  s.down({ type: s.literal('producer_opened'), callId, epoch: s.count(), peerId, producer: producerInfo }),
  s.down({ type: s.literal('producer_paused'), callId, epoch: s.count(), producerId: mediaId, paused: s.boolean() }),
  s.down({ type: s.literal('producer_closed'), callId, epoch: s.count(), producerId: mediaId }),
  /** Whose voice is the loudest now; null is nobody. */
  s.down({ type: s.literal('speaking'), callId, epoch: s.count(), peerId: s.nullable(peerId) }),
  s.down({ type: s.literal('pointed'), callId, epoch: s.count(), peerId, ...pointed }),
  /** What this peer may send changed by consent. */
  s.down({ type: s.literal('may_send'), callId, epoch: s.count(), sources: s.list(source, 3) }),
  /** This very peer joined again from elsewhere (another tab): whoever holds a lower seat lets go. */
  s.down({ type: s.literal('replaced'), callId, epoch: s.count(), seat: s.count() }),
  /** The room is gone (worker or node died): join again. */
  s.down({ type: s.literal('room_lost'), callId, epoch: s.count() }),
  s.down({
    type: s.literal('ended'),
    callId,
    reason: s.picklist(['by_visitor', 'by_agent', 'handed_over', 'lost', 'time_out']),
  }),
]);
export type CallNotice = s.Infer<typeof callNotice>;
export type CallEndReason = Extract<CallNotice, { type: 'ended' }>['reason'];

/** The requests both sides make about a call; part of both event tables. */
export const callRequests = {
  'call:join': { body: callJoin, reply: callJoined },
  'call:connect': { body: callConnect, reply: nothing },
  'call:produce': { body: callProduce, reply: callProduced },
  'call:consume': { body: callConsume, reply: callConsumed },
  'call:resume': { body: callConsumer, reply: nothing },
  'call:pause': { body: callPause, reply: nothing },
  'call:close-producer': { body: callProducer, reply: nothing },
  'call:restart-ice': { body: callRestartIce, reply: callIceRestarted },
  'call:prefer': { body: callPrefer, reply: nothing },
  'call:quality': { body: callQuality },
  'call:point': { body: callPoint },
  /** Goes, and lets the others talk on; the last two end it by it. */
  'call:leave': { body: onlyCall, reply: nothing },
  'call:hang-up': { body: onlyCall, reply: nothing },
} as const;
