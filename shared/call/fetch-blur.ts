/** The blur of a background, fetched when somebody asks for it; undefined where the browser cannot work on frames beside the page's own work. */
import type { BlurCamera } from './call-ports.ts';

const canWorkOnFrames = 'MediaStreamTrackProcessor' in globalThis && 'MediaStreamTrackGenerator' in globalThis;

export const fetchBlur: BlurCamera | undefined = canWorkOnFrames
  ? async (camera) => (await import('./blur-camera.ts')).blurCamera(camera)
  : undefined;
