import { expect, test } from 'vitest';
import { breakOff, followFrame, type Following } from '../../console/page/follow-stream.ts';
import type { PageFrameHeader } from '../../shared/protocol/page-frame.ts';

const snapshot = (tab: number, epoch: number, seq = 0): PageFrameHeader => ({ kind: 'snapshot', tab, epoch, seq });
const delta = (tab: number, epoch: number, seq: number): PageFrameHeader => ({ kind: 'delta', tab, epoch, seq });
function actions(...frames: readonly PageFrameHeader[]): string[] {
  let following: Following = null;
  return frames.map((frame) => {
    const step = followFrame(following, frame);
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

test('what could not be read is as good as missed', () => {
  const { following } = followFrame(null, snapshot(1, 1));
  expect(followFrame(breakOff(following), delta(1, 1, 1)).action).toBe('leave');
});
