import { afterEach, expect, it, vi } from 'vitest';
import { createFence } from '../../widget/fence.ts';

const said = vi.spyOn(console, 'debug').mockImplementation(() => undefined);
afterEach(() => said.mockClear());

it('lets nothing out, says so once, and is quiet from then on', async () => {
  const ended = vi.fn<() => void>();
  const fence = createFence(ended);
  const later = vi.fn<() => void>();
  expect(
    fence.guard(() => {
      throw new Error('ours');
    })(),
  ).toBeUndefined();
  fence.guard(() => Promise.reject(new Error('again')))();
  await Promise.resolve();
  fence.guard(later)();
  expect(ended).toHaveBeenCalledTimes(1);
  expect(said).toHaveBeenCalledTimes(1);
  expect(later).not.toHaveBeenCalled();
});

it('also takes what a promise rejects with', async () => {
  const ended = vi.fn<() => void>();
  createFence(ended).guard(() => Promise.reject(new Error('ours')))();
  await vi.waitFor(() => expect(ended).toHaveBeenCalledTimes(1));
});

it('survives a fault while it ends', () => {
  const fence = createFence(() => {
    throw new Error('worse');
  });
  expect(() => fence.report('first')).not.toThrow();
});
