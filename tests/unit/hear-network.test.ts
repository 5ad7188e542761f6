/** When a browser has come to another network: each way it says so, and what is no such thing. */
import { expect, it, vi } from 'vitest';
import { hearNetwork, isOtherNetwork } from '../../shared/call/hear-network.ts';

it.each([
  ['from Wi-Fi to mobile', 'wifi', 'cellular', true],
  ['only another guess of the speed', 'wifi', 'wifi', false],
  ['no network', 'wifi', 'none', false],
  ['a network after none', 'none', 'wifi', true],
  ['a browser that names no type', undefined, undefined, false],
])('%s', (_, before, now, isOther) => {
  expect(isOtherNetwork(before, now)).toBe(isOther);
});

class FakeConnection extends EventTarget {
  type = 'wifi';
  become(type: string): void {
    this.type = type;
    this.dispatchEvent(new Event('change'));
  }
}

it('tells each change once, and nothing when it is no longer asked', () => {
  const [window, connection, run] = [new EventTarget(), new FakeConnection(), vi.fn<() => void>()];
  const cancel = hearNetwork(window, connection)(run);
  connection.become('wifi');
  connection.become('none');
  expect(run).toHaveBeenCalledTimes(0);
  connection.become('cellular');
  connection.become('cellular');
  expect(run).toHaveBeenCalledTimes(1);
  window.dispatchEvent(new Event('online'));
  expect(run).toHaveBeenCalledTimes(2);
  cancel();
  connection.become('wifi');
  window.dispatchEvent(new Event('online'));
  expect(run).toHaveBeenCalledTimes(2);
});

it('does with "online" alone where there is no connection to ask', () => {
  const [window, run] = [new EventTarget(), vi.fn<() => void>()];
  hearNetwork(window, undefined)(run);
  window.dispatchEvent(new Event('online'));
  expect(run).toHaveBeenCalledTimes(1);
});
