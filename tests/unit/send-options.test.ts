/** How each source is encoded: what protects the voice, the two sizes of the camera, and the site's ceilings. */
import { expect, it } from 'vitest';
import { sendOptions } from '../../shared/call/send-options.ts';

const MAX = { camera: 900_000, screen: 1_500_000 };

it('a voice carries its own repair and saves silence', () => {
  expect(sendOptions('microphone', MAX)).toEqual({
    codecOptions: { opusDtx: true, opusFec: true, opusStereo: false, opusMaxAverageBitrate: 40_000 },
  });
});

it('a camera is sent in two sizes, the large one up to what the site allows', () => {
  const { encodings } = sendOptions('camera', { ...MAX, camera: 600_000 });
  expect(encodings?.map(({ maxBitrate }) => maxBitrate)).toEqual([150_000, 600_000]);
});

it.each([100_000, 149_999])('no size of a camera is above a ceiling of %i', (camera) => {
  for (const { maxBitrate } of sendOptions('camera', { ...MAX, camera }).encodings ?? []) {
    expect(maxBitrate).toBeLessThanOrEqual(camera);
  }
});

it('a screen is sent once, sharp and slowly, and begins no faster than it may go', () => {
  expect(sendOptions('screen', { ...MAX, screen: 400_000 })).toEqual({
    encodings: [{ maxBitrate: 400_000, maxFramerate: 8 }],
    codecOptions: { videoGoogleStartBitrate: 400 },
  });
});
