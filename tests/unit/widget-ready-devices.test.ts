/** Devices kept open between a look at oneself and the call. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeStream } from '../support/fake-track.ts';
import { keepReady, withReady } from '../../widget/call/ready-devices.ts';

const BOTH = { audio: true, video: true };
const asked: MediaStreamConstraints[] = [];
const open = withReady(async (constraints) => {
  asked.push(constraints);
  return fakeStream(constraints);
});
const isLive = (stream: MediaStream) => stream.getTracks().some(({ readyState }) => readyState === 'live');

beforeEach(() => {
  asked.length = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

it('are the answer to the first question, and to no other', async () => {
  const looked = fakeStream(BOTH);
  keepReady(looked);
  expect(await open(BOTH)).toBe(looked);
  expect(await open(BOTH)).not.toBe(looked);
  expect(asked).toEqual([BOTH]);
  vi.runAllTimers();
  expect(isLive(looked)).toBe(true);
});

it.each([
  ['less is asked for', BOTH, { audio: true }],
  ['more is asked for', { audio: true }, BOTH],
])('are let go of when %s', async (_when, held, wanted) => {
  const looked = fakeStream(held);
  keepReady(looked);
  expect(await open(wanted)).not.toBe(looked);
  expect(isLive(looked)).toBe(false);
});

it('are let go of when one was pulled out', async () => {
  const looked = fakeStream(BOTH);
  looked.getVideoTracks()[0]?.stop();
  keepReady(looked);
  expect(await open(BOTH)).not.toBe(looked);
  expect(isLive(looked)).toBe(false);
});

it('go out when no call begins', () => {
  const looked = fakeStream(BOTH);
  keepReady(looked);
  vi.runAllTimers();
  expect(isLive(looked)).toBe(false);
});
