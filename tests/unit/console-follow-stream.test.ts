import { expect, test } from 'vitest';
import { breakOff, followFrame, type Following } from '../../console/page/follow-stream.ts';
import type { PageFrameHeader } from '../../shared/protocol/page-frame.ts';

const snapshot = (tab: number, epoch: number, seq = 0): PageFrameHeader => ({ kind: 'snapshot', tab, epoch, seq });
const delta = (tab: number, epoch: number, seq: number): PageFrameHeader => ({ kind: 'delta', tab, epoch, seq });
const actions = (...frames: readonly PageFrameHeader[]): string[] => actionsAt(null, ...frames);
function actionsAt(wanted: number | null, ...frames: readonly PageFrameHeader[]): string[] {
  let following: Following = null;
  return frames.map((frame) => {
    const step = followFrame(following, frame, wanted);
    following = step.following;
    return step.action;
  });
}

test.each([
  ['nothing is drawn before the first picture', [delta(1, 1, 1)], ['leave']],
  ['a picture and what follows', [snapshot(1, 1), delta(1, 1, 1), delta(1, 1, 2)], ['begin', 'apply', 'apply']],
  ['a gap is asked about once', [snapshot(1, 1), delta(1, 1, 2), delta(1, 1, 3)], ['begin', 'resync', 'leave']],
  [
    'a fresh picture heals a gap',
    [snapshot(1, 1), delta(1, 1, 2), snapshot(1, 2), delta(1, 2, 1)],
    ['begin', 'resync', 'begin', 'apply'],
  ],
  [
    'a frame that comes twice counts once',
    [snapshot(1, 1), delta(1, 1, 1), delta(1, 1, 1)],
    ['begin', 'apply', 'leave'],
  ],
  ['an older picture of the same tab', [snapshot(1, 2), snapshot(1, 1)], ['begin', 'leave']],
  [
    'the visitor changes to another tab',
    [snapshot(1, 5), snapshot(2, 1), delta(1, 5, 1), delta(2, 1, 1)],
    ['begin', 'begin', 'leave', 'apply'],
  ],
] as const)('%s', (_, frames, expected) => expect(actions(...frames)).toEqual(expected));

test('of two windows side by side only the one I look at is shown', () => {
  const both = [snapshot(1, 5), snapshot(2, 6), delta(1, 5, 1), snapshot(2, 7), delta(2, 7, 1), delta(1, 5, 2)];
  expect(actionsAt(1, ...both)).toEqual(['begin', 'leave', 'apply', 'leave', 'leave', 'apply']);
  expect(actionsAt(2, ...both)).toEqual(['leave', 'begin', 'leave', 'begin', 'apply', 'leave']);
});

test('what could not be read is as good as missed', () => {
  const { following } = followFrame(null, snapshot(1, 1), null);
  expect(followFrame(breakOff(following), delta(1, 1, 1), null).action).toBe('leave');
});
