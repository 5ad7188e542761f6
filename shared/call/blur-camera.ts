/**
 * Blurs what is behind a person before anything of the picture is sent. The library's worker, model and WebAssembly lie beside this
 * chunk on our own server. Fetched by whoever asks for it (`fetch-blur.ts`), never with the call.
 */
import { GaussianBlurBackgroundProcessor } from '@twilio/video-processors/es5/processors/background/GaussianBlurBackgroundProcessor.js';
import { version } from '@twilio/video-processors/es5/utils/version.js';
import type { BlurredCamera } from './call-ports.ts';

/** Browsers have them and TypeScript does not know them: the frames of a track, and a track made of frames. */
type TrackFrames = new (of: { track: MediaStreamTrack; maxBufferSize: number }) => {
  readonly readable: ReadableStream<VideoFrame>;
};
type FramesTrack = new (of: { kind: 'video' }) => MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };
const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = globalThis as unknown as {
  readonly MediaStreamTrackProcessor: TrackFrames;
  readonly MediaStreamTrackGenerator: FramesTrack;
};

/** Strong enough that letters on a wall cannot be read; in px of the picture. */
const RADIUS_PX = 18;
const besideThisChunk = import.meta.url.replace(/[^/]*$/, `blur-${version}/`);

/** Rejects where the page or the machine does not let the library run. The camera stays its owner's to stop. */
export async function blurCamera(camera: MediaStreamTrack): Promise<BlurredCamera> {
  const processor = new GaussianBlurBackgroundProcessor({ assetsPath: besideThisChunk, blurFilterRadius: RADIUS_PX });
  await processor.loadModel();
  const canvas = document.createElement('canvas');
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  // Frames that come while one is being worked on are left out rather than queued.
  const { readable } = new MediaStreamTrackProcessor({ track: camera, maxBufferSize: 1 });
  const end = new AbortController();
  const first = Promise.withResolvers<void>();

  const blurred = new TransformStream<VideoFrame, VideoFrame>({
    async transform(frame, out) {
      const { timestamp, displayWidth, displayHeight } = frame;
      if (canvas.width !== displayWidth || canvas.height !== displayHeight)
        Object.assign(canvas, { width: displayWidth, height: displayHeight });
      try {
        await processor.processFrame(frame, canvas);
      } finally {
        frame.close();
      }
      out.enqueue(new VideoFrame(canvas, { timestamp }));
      first.resolve();
    },
  });
  readable
    .pipeThrough(blurred, { signal: end.signal })
    .pipeTo(track.writable, { signal: end.signal })
    .catch(first.reject);
  await first.promise;
  return {
    track,
    stop: () => {
      end.abort();
      track.stop();
    },
  };
}
