/** Our own microphone and camera: what opens, what falls back, what goes out when consent or the person says so. */
import { describe, expect, it } from 'vitest';
import { LocalMedia } from '../../shared/call/local-media.ts';
import { DeviceError, fakeStream, type FakeTrack } from '../support/fake-track.ts';

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

describe('handing over', () => {
  it('gives what is open away with its light on, and has nothing any more', async () => {
    const media = await open({ video: 'NotFoundError' });
    const { track } = media.view('microphone');
    expect(media.handOver()).toEqual([track]);
    expect(track?.readyState).toBe('live');
    expect(stateOf(media)).toEqual(['off', 'off']);
    media.close();
    expect(track?.readyState).toBe('live');
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
