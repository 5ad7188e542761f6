/** Devices a person has just looked at stay open for the call this very click begins: to open them anew takes part of a second. */
import type { GetUserMedia } from '../../shared/call/call-ports.ts';
import { after, type Cancel } from '../env.ts';

/** A call that has not begun by then opens its own: the lights go out. */
const KEPT_MS = 5_000;

let ready: MediaStream | undefined;
let cancel: Cancel | undefined;

export function keepReady(stream: MediaStream): void {
  release();
  ready = stream;
  cancel = after(KEPT_MS, release);
}

/** Answers the first question from what is open, where it asks for just that. */
export function withReady(ask: NonNullable<GetUserMedia>): NonNullable<GetUserMedia> {
  return async (constraints) => {
    const stream = ready;
    if (!stream || !isAll(stream, constraints)) {
      release();
      return ask(constraints);
    }
    ready = undefined;
    cancel?.();
    return stream;
  };
}

const isLive = (tracks: readonly MediaStreamTrack[]): boolean => tracks.some(({ readyState }) => readyState === 'live');
const isAll = (stream: MediaStream, { audio, video }: MediaStreamConstraints): boolean =>
  isLive(stream.getAudioTracks()) === !!audio && isLive(stream.getVideoTracks()) === !!video;

function release(): void {
  cancel?.();
  for (const track of ready?.getTracks() ?? []) track.stop();
  ready = undefined;
}
