import { describe, expect, it } from 'vitest';
import { createLocalBus } from '../../server/bus/local-bus.ts';
import { createInbox } from '../support/inbox.ts';
import { busContract } from './bus.contract.ts';

describe('bus in one process', () => {
  busContract(async () => {
    const bus = createLocalBus();
    return { two: [bus, bus], close: () => bus.close() };
  });

  it('tells of a subscriber that throws, and the others get the message', async () => {
    const faults = createInbox<unknown>();
    const inbox = createInbox();
    const bus = createLocalBus((error) => faults.add(error));
    await bus.subscribe('topic', () => {
      throw new Error('broken');
    });
    await bus.subscribe('topic', inbox.add);
    bus.publish('topic', 1);
    expect(await inbox.take(1)).toEqual([1]);
    expect(await faults.take(1)).toEqual([new Error('broken')]);
  });
});
