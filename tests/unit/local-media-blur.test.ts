/** The background of our own camera, blurred by the browser or by the library. */
import { describe, expect, it } from 'vitest';
import { LocalMedia } from '../../shared/call/local-media.ts';
import { DeviceError, fakeStream, fakeTrack, type FakeTrack } from '../support/fake-track.ts';

describe('blur', () => {
  const blurring = (track: FakeTrack, constraints: MediaTrackConstraints[], isKnown = true) =>
    Object.assign(track, {
      getCapabilities: () => (isKnown ? { backgroundBlur: [false, true] } : {}),
      applyConstraints: async (wanted: MediaTrackConstraints) => void constraints.push(wanted),
    });
  const withCamera = async (isKnown: boolean) => {
    const constraints: MediaTrackConstraints[] = [];
    const media = new LocalMedia(
      async (wanted) => {
        const stream = fakeStream(wanted);
        blurring(stream.getVideoTracks()[0] as unknown as FakeTrack, constraints, isKnown);
        return stream;
      },
      () => {},
    );
    await media.open(['camera']);
    return { media, constraints };
  };

  it('is offered where the browser has it, and stays over a change of camera', async () => {
    const { media, constraints } = await withCamera(true);
    expect(media.canBlur).toBe(true);
    expect(await media.blur(true)).toBe(true);
    await media.choose({ facing: 'environment' });
    expect(constraints).toEqual([{ backgroundBlur: true }, { backgroundBlur: true }]);
  });

  it('is not offered where it has not, nor without a camera', async () => {
    expect((await withCamera(false)).media.canBlur).toBe(false);
    const none = new LocalMedia(undefined, () => {});
    expect([none.canBlur, await none.blur(true)]).toEqual([false, false]);
  });

  it('says no when the camera refuses', async () => {
    const { media } = await withCamera(true);
    Object.assign(media.view('camera').track as unknown as FakeTrack, {
      applyConstraints: () => Promise.reject(new DeviceError('OverconstrainedError')),
    });
    expect(await media.blur(true)).toBe(false);
  });
});

describe('blur by the library', () => {
  async function withLibrary(canBlur = true) {
    const cameras: FakeTrack[] = [];
    const blurred: { camera: MediaStreamTrack; track: MediaStreamTrack; stopped: boolean }[] = [];
    const seen: (MediaStreamTrack | null)[] = [];
    const media: LocalMedia = new LocalMedia(
      async (wanted) => {
        const stream = fakeStream(wanted);
        cameras.push(stream.getVideoTracks()[0] as unknown as FakeTrack);
        return stream;
      },
      () => void seen.push(media.view('camera').track),
      {},
      async (camera) => {
        if (!canBlur) throw new Error('no WebAssembly here');
        const one = { camera, track: fakeTrack('video'), stopped: false };
        blurred.push(one);
        return { track: one.track, stop: () => void (one.stopped = true) };
      },
    );
    await media.open(['camera']);
    return { media, cameras, blurred, seen };
  }
  const isShown = (media: LocalMedia, track: unknown) => media.view('camera').track === track;

  it('puts the blurred picture in the place of the camera, and the camera back', async () => {
    const { media, cameras, blurred } = await withLibrary();
    expect([media.canBlur, await media.blur(true)]).toEqual([true, true]);
    expect(isShown(media, blurred[0]?.track)).toBe(true);
    expect(media.chosen).toEqual({ blur: true });
    expect(await media.blur(false)).toBe(true);
    expect([isShown(media, cameras[0]), blurred[0]?.stopped, cameras[0]?.readyState]).toEqual([true, true, 'live']);
  });

  it('hands over the camera itself: whoever takes it blurs it anew', async () => {
    const { media, cameras, blurred } = await withLibrary();
    await media.blur(true);
    expect(media.handOver()).toEqual([cameras[0]]);
    expect([cameras[0]?.readyState, blurred[0]?.stopped]).toEqual(['live', true]);
  });

  it('never shows another camera without it, and lets every camera go', async () => {
    const { media, cameras, blurred, seen } = await withLibrary();
    await media.blur(true);
    seen.length = 0;
    await media.choose({ facing: 'environment' });
    await media.turn('camera', false);
    await media.turn('camera', true);
    expect(seen.filter((track) => cameras.some((camera) => (camera as unknown) === track))).toEqual([]);
    expect(isShown(media, blurred[2]?.track)).toBe(true);
    media.close();
    expect(cameras.map(({ readyState }) => readyState)).toEqual(['ended', 'ended', 'ended']);
    expect(blurred.map(({ stopped }) => stopped)).toEqual([true, true, true]);
  });

  it('says no where it cannot, and all stays as it is', async () => {
    const { media, cameras } = await withLibrary(false);
    expect(await media.blur(true)).toBe(false);
    expect([isShown(media, cameras[0]), media.chosen]).toEqual([true, { blur: false }]);
  });

  it('gives rather no picture than one that shows what was to be hidden', async () => {
    const cameras: FakeTrack[] = [];
    const media = new LocalMedia(
      async (wanted) => {
        const stream = fakeStream(wanted);
        cameras.push(stream.getVideoTracks()[0] as unknown as FakeTrack);
        return stream;
      },
      () => {},
      { blur: true },
      () => Promise.reject(new Error('no WebAssembly here')),
    );
    await media.open(['camera']);
    expect(media.view('camera')).toMatchObject({ state: 'failed', track: null, problem: 'unsupported' });
    expect(cameras[0]?.readyState).toBe('ended');
  });

  it('notices the camera behind it being pulled out', async () => {
    const { media, cameras, blurred } = await withLibrary();
    await media.blur(true);
    cameras[0]?.unplug();
    expect(media.view('camera')).toMatchObject({ state: 'failed', track: null, problem: 'missing' });
    expect(blurred[0]?.stopped).toBe(true);
  });
});
