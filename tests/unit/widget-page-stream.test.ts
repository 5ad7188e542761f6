import type { eventWithTime } from '@rrweb/types';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readPageFrame } from '../../shared/protocol/page-frame.ts';
import { createPageStream } from '../../widget/cobrowse/page-stream.ts';
import type { Connection } from '../../widget/link/connection.ts';

const PICTURE = { type: 4, timestamp: 0, data: { href: '', width: 1, height: 1 } } as eventWithTime;
const epochs: number[] = [];
const connection = {
  waitingBytes: () => 0,
  sendBytes: (_name: string, frame: Uint8Array) => epochs.push(readPageFrame(frame)?.epoch ?? -1) > 0,
} as unknown as Connection;

beforeEach(() => {
  epochs.length = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

it('the next page’s picture is newer than the many pictures of the page before', async () => {
  const before = createPageStream(connection, 0, () => undefined);
  for (let picture = 0; picture < 8; picture += 1) {
    before.push(PICTURE);
    await vi.advanceTimersByTimeAsync(110);
  }
  before.stop();
  const next = createPageStream(connection, 0, () => undefined);
  next.push(PICTURE);
  await vi.advanceTimersByTimeAsync(110);
  next.stop();
  expect(epochs).toHaveLength(9);
  expect(epochs).toEqual(epochs.toSorted((a, b) => a - b));
  expect(new Set(epochs).size).toBe(9);
});

it('a small change after some rest is sent before any timer, what follows it at once is gathered', async () => {
  const stream = createPageStream(connection, 0, () => undefined);
  const change = { type: 3, timestamp: 0, data: { source: 3, id: 1, x: 0, y: 1 } } as eventWithTime;
  const breath = async () => {
    for (let n = 0; n < 20; n += 1) await Promise.resolve();
  };
  stream.push(PICTURE);
  await vi.advanceTimersByTimeAsync(110);
  stream.push(change);
  stream.push(change);
  await breath();
  expect(epochs).toHaveLength(2);
  stream.push(change);
  await breath();
  expect(epochs).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(110);
  expect(epochs).toHaveLength(3);
  stream.stop();
});
