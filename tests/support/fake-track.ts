/** A microphone's or camera's track without hardware: live until stopped or unplugged. */
export class FakeTrack extends EventTarget {
  readonly id: string = crypto.randomUUID();
  readonly kind: 'audio' | 'video';
  readonly label = 'fake';
  enabled = true;
  muted = false;
  readyState: 'live' | 'ended' = 'live';

  constructor(kind: 'audio' | 'video') {
    super();
    this.kind = kind;
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** The device is pulled out: the browser ends the track and says so. */
  unplug(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }

  clone(): FakeTrack {
    return new FakeTrack(this.kind);
  }

  getSettings(): object {
    return {};
  }
}

export const fakeTrack = (kind: 'audio' | 'video'): MediaStreamTrack =>
  new FakeTrack(kind) as unknown as MediaStreamTrack;

/** What getUserMedia answers: a stream with a track for each kind asked for. */
export function fakeStream(constraints: MediaStreamConstraints): MediaStream {
  const audio = constraints.audio ? [fakeTrack('audio')] : [];
  const video = constraints.video ? [fakeTrack('video')] : [];
  const getTracks = () => [...audio, ...video];
  return { getAudioTracks: () => audio, getVideoTracks: () => video, getTracks } as unknown as MediaStream;
}

/** As a browser says no: its name tells why. */
export class DeviceError extends Error {
  constructor(name: string) {
    super(name);
    this.name = name;
  }
}
