/** What a call looks like to the person in it: the one immutable value widget and console draw. */
import type { CallEndReason, MediaSource } from '../protocol/call.ts';
import type { PeerId } from '../protocol/ids.ts';

export type CallState = 'connecting' | 'live' | 'reconnecting' | 'ended';

/**
 * Why it is over for this browser: as the server said, or `elsewhere` (another tab took the call), `refused` (not, or no
 * longer, ours to join), `no_media` (no server can carry it), `unsupported` (no WebRTC here), `left` (the owner closed it).
 */
export type CallOver = CallEndReason | 'elsewhere' | 'refused' | 'no_media' | 'unsupported' | 'left';

/** Why a device gives nothing; never a reason to end the call. */
export type DeviceProblem = 'refused' | 'missing' | 'in_use' | 'unsupported';

/**
 * One of our own devices. `allowed`: consent lets it be sent. `off`: not opened (a switched-off camera is released, its
 * light goes out). `muted`: open but silent.
 */
export type LocalDevice = {
  readonly allowed: boolean;
  readonly state: 'off' | 'opening' | 'on' | 'muted' | 'failed';
  readonly track: MediaStreamTrack | null;
  readonly problem: DeviceProblem | null;
};

export type RemoteTrack = { readonly producerId: string; readonly track: MediaStreamTrack; readonly paused: boolean };
export type RemotePeer = {
  readonly peerId: PeerId;
  readonly role: 'visitor' | 'agent';
  readonly name: string;
  readonly tracks: Readonly<Partial<Record<MediaSource, RemoteTrack>>>;
};

export type CallView = {
  readonly state: CallState;
  readonly over: CallOver | null;
  readonly microphone: LocalDevice;
  readonly camera: LocalDevice;
  /** Everybody else in the room; while reconnecting, those who were there last. */
  readonly peers: readonly RemotePeer[];
};
