/** The screen we share: chosen within a click, allowed by consent, over when anybody says so. */
import { describe, expect, it } from 'vitest';
import { ScreenShare } from '../../shared/call/screen-share.ts';
import { type FakeTrack, fakeStream } from '../support/fake-track.ts';

function share(answer: () => Promise<MediaStream> = async () => fakeStream({ video: true })) {
  const questions: DisplayMediaStreamOptions[] = [];
  const screen = new ScreenShare(
    (options) => {
      questions.push(options);
      return answer();
    },
    () => {},
  );
  return { screen, questions };
}
const trackOf = (screen: ScreenShare) => screen.view.track as unknown as FakeTrack;
const failing = (name: string) => () => Promise.reject(Object.assign(new Error(), { name }));

describe('sharing', () => {
  it('asks once for a picture without sound, kept sharp', async () => {
    const { screen, questions } = share();
    await Promise.all([screen.start(), screen.start()]);
    await screen.start();
    expect(questions).toHaveLength(1);
    expect(questions[0]).toMatchObject({ audio: false });
    expect(screen.view).toMatchObject({ state: 'on', problem: null });
    expect(screen.view.track?.contentHint).toBe('text');
  });

  it('may be chosen before it is allowed, and ends at once when it no longer is', async () => {
    const { screen } = share();
    await screen.start();
    const track = trackOf(screen);
    screen.allow(false);
    expect([screen.view.allowed, screen.view.state]).toEqual([false, 'on']);
    screen.allow(true);
    expect(screen.view).toMatchObject({ allowed: true, state: 'on' });
    screen.allow(false);
    expect(screen.view).toEqual({ allowed: false, state: 'off', track: null, problem: null });
    expect(track.readyState).toBe('ended');
  });

  it('is over when the browser’s own button ends it, and can begin anew', async () => {
    const { screen } = share();
    await screen.start();
    trackOf(screen).unplug();
    expect(screen.view.state).toBe('off');
    await screen.start();
    expect(screen.view.state).toBe('on');
  });

  it('lets go of a screen that arrives after it was stopped', async () => {
    const { promise, resolve } = Promise.withResolvers<MediaStream>();
    const { screen } = share(() => promise);
    const starting = screen.start();
    screen.stop();
    const stream = fakeStream({ video: true });
    resolve(stream);
    await starting;
    expect(screen.view.state).toBe('off');
    expect(stream.getVideoTracks()[0]?.readyState).toBe('ended');
  });
});

describe('no screen', () => {
  it.each([
    ['the person says no', failing('NotAllowedError'), 'refused'],
    ['the browser cannot', failing('NotSupportedError'), 'unsupported'],
    ['nothing comes of it', async () => fakeStream({}), 'missing'],
  ])('%s', async (_title, answer, problem) => {
    const { screen } = share(answer);
    await screen.start();
    expect(screen.view).toMatchObject({ state: 'failed', track: null, problem });
  });

  it('where the browser has none, as on phones', async () => {
    const screen = new ScreenShare(undefined, () => {});
    await screen.start();
    expect(screen.view.problem).toBe('unsupported');
  });

  it('can be asked for again after a no', async () => {
    let isWilling = false;
    const { screen } = share(() =>
      isWilling ? Promise.resolve(fakeStream({ video: true })) : failing('NotAllowedError')(),
    );
    await screen.start();
    isWilling = true;
    await screen.start();
    expect(screen.view.state).toBe('on');
  });
});
