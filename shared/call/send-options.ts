/** How each source is encoded: speech with error correction, the camera in two sizes, the screen in one sharp one. */
import type { MediaSource } from '../protocol/call.ts';
import { CAMERA_LARGE_BPS, CAMERA_SMALL_BPS, MICROPHONE_BPS } from './call-limits.ts';

export function sendOptions(source: MediaSource) {
  switch (source) {
    case 'microphone':
      return {
        codecOptions: { opusDtx: true, opusFec: true, opusStereo: false, opusMaxAverageBitrate: MICROPHONE_BPS },
      };
    case 'camera':
      return {
        encodings: [
          { scaleResolutionDownBy: 2, maxBitrate: CAMERA_SMALL_BPS, scalabilityMode: 'L1T3' },
          { scaleResolutionDownBy: 1, maxBitrate: CAMERA_LARGE_BPS, scalabilityMode: 'L1T3' },
        ],
        codecOptions: { videoGoogleStartBitrate: 500 },
      };
    case 'screen':
      return { codecOptions: { videoGoogleStartBitrate: 1_000 } };
  }
}
