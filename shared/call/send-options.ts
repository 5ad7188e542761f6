/** How each source is encoded: speech with error correction, the camera in two sizes, the screen in one sharp one. */
import type { MediaSource } from '../protocol/call.ts';
import { CAMERA_SMALL_BPS, MICROPHONE_BPS, SCREEN_FRAMES_PER_SECOND } from './call-limits.ts';

/** In bits per second, as the site allows. */
export type MaxBps = { readonly camera: number; readonly screen: number };

export function sendOptions(source: MediaSource, maxBps: MaxBps) {
  switch (source) {
    case 'microphone':
      return {
        codecOptions: { opusDtx: true, opusFec: true, opusStereo: false, opusMaxAverageBitrate: MICROPHONE_BPS },
      };
    case 'camera':
      return {
        encodings: [
          { scaleResolutionDownBy: 2, maxBitrate: Math.min(CAMERA_SMALL_BPS, maxBps.camera), scalabilityMode: 'L1T3' },
          { scaleResolutionDownBy: 1, maxBitrate: maxBps.camera, scalabilityMode: 'L1T3' },
        ],
        codecOptions: { videoGoogleStartBitrate: 500 },
      };
    case 'screen':
      // Sharp letters rather than smooth motion.
      return {
        encodings: [{ maxBitrate: maxBps.screen, maxFramerate: SCREEN_FRAMES_PER_SECOND }],
        codecOptions: { videoGoogleStartBitrate: Math.min(1_000, maxBps.screen / 1_000) },
      };
  }
}
