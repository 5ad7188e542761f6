/** What the call engine needs from its owner: a way to signal, devices, time and chance. */
import type { types } from 'mediasoup-client';
import type { CallPoint, CallQuality, callRequests } from '../protocol/call.ts';
import type { Ack } from '../protocol/errors.ts';
import type { Body, Reply, RequestName } from '../protocol/wire.ts';

type CallRequests = typeof callRequests;
export type CallRequest = RequestName<CallRequests>;

/** Sends one request; never rejects: no answer in time is `{ok:false, error:{code:'unavailable'}}`. */
export type CallSignal = <K extends CallRequest>(
  event: K,
  body: Body<CallRequests, K>,
) => Promise<Ack<Reply<CallRequests, K>>>;

/** `navigator.mediaDevices.getUserMedia`, bound; undefined where the browser has none (an insecure page). */
export type GetUserMedia = ((constraints: MediaStreamConstraints) => Promise<MediaStream>) | undefined;

/** `navigator.mediaDevices.getDisplayMedia`, bound; undefined where the browser cannot (phones). */
export type GetDisplayMedia = ((options: DisplayMediaStreamOptions) => Promise<MediaStream>) | undefined;

/** A picture without what is behind the person, made of a camera that stays open behind it. */
export type BlurredCamera = { readonly track: MediaStreamTrack; stop(): void };
/** Rejects where it cannot be done; never shows the camera's own picture. */
export type BlurCamera = (camera: MediaStreamTrack) => Promise<BlurredCamera>;

export type MediaDevice = types.Device;

export type CallPorts = {
  readonly signal: CallSignal;
  readonly getUserMedia: GetUserMedia;
  readonly getDisplayMedia?: GetDisplayMedia;
  /** Blurs what is behind a person; undefined where neither browser nor library can. */
  readonly blurCamera?: BlurCamera | undefined;
  /** Says how the line was; nobody waits for it. */
  readonly point?: (point: CallPoint) => void;
  readonly report?: (quality: CallQuality) => void;
  /** Calls when the browser changed its network (Wi-Fi to mobile), see hear-network.ts; the answer cancels. */
  readonly onNetworkChange?: (run: () => void) => () => void;
  /** Runs once after `ms`; the answer cancels. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** A number from 0 up to 1 that spreads retries. */
  readonly chance: () => number;
  /** Only for tests without a browser; the engine detects the browser's own otherwise. */
  readonly openDevice?: () => Promise<MediaDevice>;
};
