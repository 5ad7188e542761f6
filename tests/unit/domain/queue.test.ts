import { describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../shared/protocol/ids.ts';
import { positionOf, waitingOf } from '../../../server/domain/queue.ts';
import { sample } from '../../support/sample-records.ts';

const queue = [
  sample('conversation', 'late', { openedAt: 9 }),
  sample('conversation', 'technik', { openedAt: 1, skill: 'technik' }),
  // Lost its agent a moment ago, but asked first.
  sample('conversation', 'returned', { openedAt: 2, now: { state: 'queued', since: 20, notAgentId: 'anna' } }),
  sample('conversation', 'assigned', { openedAt: 1, now: { state: 'assigned', agentId: 'anna', since: 1 } }),
].flatMap((conversation) => waitingOf(conversation) ?? []);

describe('the place in the queue', () => {
  it.each([
    ['returned', 1],
    ['late', 2],
    ['technik', 1],
    ['assigned', undefined],
  ])('of %s is %s', (name, place) => expect(positionOf(name as ConversationId, queue)).toBe(place));
});
