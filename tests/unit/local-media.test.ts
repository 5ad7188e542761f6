/** Our own microphone and camera: what opens, what falls back, what goes out when consent or the person says so. */
import { describe, expect, it } from 'vitest';
import { LocalMedia } from '../../shared/call/local-media.ts';
import type { FakeTrack } from '../support/fake-track.ts';
import { fakeStream, fakeTrack } from '../support/fake-track.ts';

class DeviceError extends Error {
  constructor(name: string) {
    super(name);
    this.name = name;
  }
}
type Broken = Partial<Record<'audio' | 'video', string>>;

/** Hardware where some kinds answer with an error; asked for both, one broken one spoils the question, as in a browser. */
function hardware(broken: Broken = {}) {
  const questions: MediaStreamConstraints[] = [];
  const getUserMedia = async (constraints: MediaStreamConstraints): Promise<MediaStream> => {
    questions.push(constraints);
    for (const kind of ['audio', 'video'] as const) {
      const name = broken[kind];
      if (constraints[kind] && name) throw new DeviceError(name);
    }
    return fakeStream(constraints);
  };
  return { questions, getUserMedia };
}
const open = async (broken: Broken = {}) => {
  const media = new LocalMedia(hardware(broken).getUserMedia, () => {});
  await media.open(['microphone', 'camera']);
  return media;
};
const stateOf = (media: LocalMedia) => [media.view('microphone').state, media.view('camera').state];
const trackOf = (media: LocalMedia, source: 'microphone' | 'camera') =>
  media.view(source).track as unknown as FakeTrack;

describe('opening', () => {
  it('asks once for both', async () => {
    const { questions, getUserMedia } = hardware();
    const media = new LocalMedia(getUserMedia, () => {});
    await media.open(['microphone', 'camera']);
    expect(questions).toHaveLength(1);
    expect(stateOf(media)).toEqual(['on', 'on']);
  });

  it.each<[string, Broken, string[], (string | null)[]]>([
    ['keeps the microphone without a camera', { video: 'NotFoundError' }, ['on', 'failed'], [null, 'missing']],
    ['keeps the camera without a microphone', { audio: 'NotReadableError' }, ['failed', 'on'], ['in_use', null]],
    [
      'goes on with neither',
      { audio: 'NotAllowedError', video: 'NotAllowedError' },
      ['failed', 'failed'],
      ['refused', 'refused'],
    ],
  ])('%s', async (_title, broken, states, problems) => {
    const media = await open(broken);
    expect(stateOf(media)).toEqual(states);
    expect([media.view('microphone').problem, media.view('camera').problem]).toEqual(problems);
  });

  it('says so where the browser has no devices at all', async () => {
    const media = new LocalMedia(undefined, () => {});
    await media.open(['microphone']);
    expect(media.view('microphone')).toMatchObject({ state: 'failed', problem: 'unsupported' });
  });

  it('lets go of a device that arrives after it was switched off again', async () => {
    const { promise, resolve } = Promise.withResolvers<MediaStream>();
    const media = new LocalMedia(
      () => promise,
      () => {},
    );
    const opening = media.open(['camera']);
    await media.turn('camera', false);
    const stream = fakeStream({ video: true });
    resolve(stream);
    await opening;
    expect(media.view('camera').state).toBe('off');
    expect(stream.getVideoTracks()[0]?.readyState).toBe('ended');
  });
});

describe('switching', () => {
  it('mutes a microphone and keeps it, releases a camera and opens it anew', async () => {
    const media = await open();
    const [microphone, camera] = [trackOf(media, 'microphone'), trackOf(media, 'camera')];
    await media.turn('microphone', false);
    await media.turn('camera', false);
    expect(stateOf(media)).toEqual(['muted', 'off']);
    expect([microphone.readyState, camera.readyState]).toEqual(['live', 'ended']);
    await media.turn('microphone', true);
    await media.turn('camera', true);
    expect(stateOf(media)).toEqual(['on', 'on']);
    expect(trackOf(media, 'microphone')).toBe(microphone);
    expect(trackOf(media, 'camera')).not.toBe(camera);
  });

  it('releases at once what consent no longer covers, and does not open it', async () => {
    const media = await open();
    const camera = trackOf(media, 'camera');
    media.allow(['microphone']);
    await media.turn('camera', true);
    expect(media.view('camera')).toEqual({ allowed: false, state: 'off', track: null, problem: null });
    expect(camera.readyState).toBe('ended');
  });

  it('notices an unplugged device', async () => {
    const media = await open();
    trackOf(media, 'microphone').unplug();
    expect(media.view('microphone')).toMatchObject({ state: 'failed', problem: 'missing', track: null });
  });

  it('lets every light go out in the end', async () => {
    const media = await open();
    const tracks = [trackOf(media, 'microphone'), trackOf(media, 'camera')];
    media.close();
    expect(tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
  });
});

describe('another device', () => {
  it('takes the place of one that is open, muted as it was', async () => {
    const { questions, getUserMedia } = hardware();
    const media = new LocalMedia(getUserMedia, () => {});
    await media.open(['microphone']);
    await media.turn('microphone', false);
    const former = trackOf(media, 'microphone');
    await media.choose({ microphone: 'headset' });
    expect(questions.at(-1)).toMatchObject({ audio: { deviceId: { exact: 'headset' } } });
    expect(media.view('microphone').state).toBe('muted');
    expect(former.readyState).toBe('ended');
    expect(trackOf(media, 'microphone').readyState).toBe('live');
  });

  it('is remembered without being opened, and asked for when its turn comes', async () => {
    const { questions, getUserMedia } = hardware();
    const media = new LocalMedia(getUserMedia, () => {});
    await media.choose({ camera: 'desk' });
    expect(questions).toEqual([]);
    await media.turn('camera', true);
    expect(questions).toMatchObject([{ video: { deviceId: { exact: 'desk' } } }]);
  });

  it('is not opened anew when it is the one that is open', async () => {
    const { questions, getUserMedia } = hardware();
    const media = new LocalMedia(getUserMedia, () => {}, { microphone: 'headset' });
    await media.open(['microphone']);
    await media.choose({ microphone: 'headset' });
    expect(questions).toHaveLength(1);
  });

  it('that gives nothing leaves the microphone as it is', async () => {
    const broken: Broken = {};
    const media = new LocalMedia(hardware(broken).getUserMedia, () => {});
    await media.open(['microphone']);
    const former = trackOf(media, 'microphone');
    broken.audio = 'NotReadableError';
    await media.choose({ microphone: 'broken' });
    expect(media.view('microphone')).toMatchObject({ state: 'on', problem: null });
    expect([trackOf(media, 'microphone'), former.readyState]).toEqual([former, 'live']);
    expect(media.chosen).toEqual({});
  });

  it('turns a phone’s camera round, the one side released before the other opens', async () => {
    const seen: string[] = [];
    let last: FakeTrack | undefined;
    const media = new LocalMedia(
      async (constraints) => {
        seen.push(last?.readyState ?? 'none');
        const stream = fakeStream(constraints);
        last = stream.getVideoTracks()[0] as unknown as FakeTrack;
        return stream;
      },
      () => {},
    );
    await media.open(['camera']);
    await media.choose({ facing: 'environment' });
    expect(seen).toEqual(['none', 'ended']);
    expect(media.view('camera').state).toBe('on');
  });

  it('that fails gives the former camera back', async () => {
    const asked: (object | undefined)[] = [];
    const media = new LocalMedia(
      async (constraints) => {
        const { deviceId } = constraints.video as { deviceId?: { exact: string } };
        asked.push(deviceId);
        if (deviceId?.exact === 'broken') throw new DeviceError('NotReadableError');
        return fakeStream(constraints);
      },
      () => {},
      { camera: 'desk' },
    );
    await media.open(['camera']);
    await media.choose({ camera: 'broken' });
    expect(asked).toEqual([{ exact: 'desk' }, { exact: 'broken' }, { exact: 'desk' }]);
    expect(media.view('camera').state).toBe('on');
    expect(media.chosen).toEqual({ camera: 'desk' });
  });
});

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
    Object.assign(trackOf(media, 'camera'), {
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
