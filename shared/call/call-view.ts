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
  /** A listener hears and sees and sends nothing. */
  readonly role: 'visitor' | 'agent' | 'listener';
  readonly name: string;
  readonly tracks: Readonly<Partial<Record<MediaSource, RemoteTrack>>>;
};

/** How the line is, as a word and in figures; `mos` is what people would say of the sound, 1 to 5. */
export type LineQuality = {
  readonly word: 'good' | 'fair' | 'poor';
  readonly rttMs: number;
  readonly jitterMs: number;
  readonly lossPercent: number;
  readonly receivedKbps: number;
  readonly sentKbps: number;
  readonly mos: number;
};

export type CallView = {
  readonly state: CallState;
  readonly over: CallOver | null;
  readonly microphone: LocalDevice;
  readonly camera: LocalDevice;
  /** The screen or window we share. */
  readonly screen: LocalDevice;
  /** Null until it was measured. */
  readonly quality: LineQuality | null;
  /** The line is too poor for pictures: ours is held back until it is better. */
  readonly isAudioOnly: boolean;
  /** Whose voice is the loudest now. */
  readonly speaking: PeerId | null;
  /** Everybody else in the room; while reconnecting, those who were there last. */
  readonly peers: readonly RemotePeer[];
};
