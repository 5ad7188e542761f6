/** Opens microphone and camera, with as much as the person, the browser and the hardware give; never throws. */
import { CAMERA_IDEAL } from './call-limits.ts';
import type { GetUserMedia } from './call-ports.ts';
import type { DeviceProblem } from './call-view.ts';

export type OwnSource = 'microphone' | 'camera';
/** Which device a person chose, and on a phone which side the camera looks to. */
export type ChosenDevices = {
  readonly microphone?: string;
  readonly camera?: string;
  readonly facing?: 'user' | 'environment';
  /** What is behind the person is blurred before it is sent. */
  readonly blur?: boolean;
};
export type Opened = { readonly track: MediaStreamTrack } | { readonly problem: DeviceProblem };

/** Both in one question if possible; when that fails each is tried alone, so a missing camera leaves the microphone. */
export async function openDevices(
  getUserMedia: GetUserMedia,
  sources: readonly OwnSource[],
  chosen: ChosenDevices = {},
): Promise<Partial<Record<OwnSource, Opened>>> {
  if (sources.length === 0) return {};
  if (!getUserMedia) return Object.fromEntries(sources.map((source) => [source, { problem: 'unsupported' }]));
  try {
    const stream = await getUserMedia(constraintsFor(sources, chosen));
    return Object.fromEntries(sources.map((source) => [source, trackOf(stream, source)]));
  } catch (error) {
    const [only, ...more] = sources;
    if (only && more.length === 0) return { [only]: { problem: problemOf(error) } };
    let opened: Partial<Record<OwnSource, Opened>> = {};
    for (const source of sources) opened = { ...opened, ...(await openDevices(getUserMedia, [source], chosen)) };
    return opened;
  }
}

function constraintsFor(sources: readonly OwnSource[], chosen: ChosenDevices): MediaStreamConstraints {
  const { width, height, framesPerSecond } = CAMERA_IDEAL;
  return {
    ...(sources.includes('microphone') && {
      audio: {
        echoCancellation: true,
        noiseSuppression: true,
        autoGainControl: true,
        ...(chosen.microphone && { deviceId: { exact: chosen.microphone } }),
      },
    }),
    ...(sources.includes('camera') && {
      video: {
        width: { ideal: width },
        height: { ideal: height },
        frameRate: { ideal: framesPerSecond },
        // A chosen camera looks where it looks.
        ...(chosen.camera ? { deviceId: { exact: chosen.camera } } : { facingMode: chosen.facing ?? 'user' }),
      },
    }),
  };
}

function trackOf(stream: MediaStream, source: OwnSource): Opened {
  const [track] = source === 'microphone' ? stream.getAudioTracks() : stream.getVideoTracks();
  return track ? { track } : { problem: 'missing' };
}

function problemOf(error: unknown): DeviceProblem {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'in_use';
    default:
      return 'unsupported';
  }
}
