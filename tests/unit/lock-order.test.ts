import { describe, expect, it } from 'vitest';
import type { Change } from '../../server/app/store.ts';
import { inLockOrder } from '../../server/store/lock-order.ts';
import { put } from '../support/commit-all.ts';
import { id, sample, sampleLine, sampleMessage } from '../support/sample-records.ts';

const nameOf = (change: Change): string => {
  if ('put' in change) return `${change.put} ${change.record.id}`;
  if ('message' in change) return `message ${change.message.conversationId} ${change.message.clientMessageId}`;
  if ('cursor' in change) return `cursor ${change.conversationId}`;
  if ('piece' in change) return `piece ${change.fileId}`;
  return 'history' in change ? `history ${change.history.entryId}` : `remove ${change.id}`;
};
const order = (...changes: readonly Change[]) => inLockOrder(changes).map(({ change }) => nameOf(change));
const known = (word: string) => put('conversation', { ...sample('conversation', word), version: 3 });
const message = (conversation: string, word: string): Change => ({
  message: sampleMessage(conversation, word),
  conversationVersion: 3,
});

describe('the order in which a commit touches rows', () => {
  it('is the same however the changes were listed', () => {
    const changes = [
      put('desk', { ...sample('desk', 'b'), version: 1 }),
      known('y'),
      message('x', 'm'),
      put('desk', { ...sample('desk', 'a'), version: 1 }),
      { cursor: 'agentRead', conversationId: id<never>('w'), seq: 1 } as const,
    ];
    const expected = ['cursor w', 'message x m', 'conversation y', 'desk a', 'desk b'];
    expect(order(...changes)).toEqual(expected);
    expect(order(...changes.toReversed())).toEqual(expected);
  });

  it('writes a conversation before its messages, and those in their own order', () => {
    expect(order(message('c', 'second-by-name'), message('c', 'first-by-name'), known('c'))).toEqual([
      'conversation c',
      'message c second-by-name',
      'message c first-by-name',
    ]);
  });

  it('writes new records after changed ones of their kind, with what belongs to them', () => {
    const opened = put('conversation', sample('conversation', 'a-new'));
    expect(order(message('a-new', 'hello'), opened, known('z-old'))).toEqual([
      'conversation z-old',
      'conversation a-new',
      'message a-new hello',
    ]);
  });

  it('keeps lines of a time line in the order they were given', () => {
    const line = (word: string): Change => ({ history: sampleLine(word, 1), caseId: null, sessionId: null });
    expect(order(line('z'), line('a'), known('c'))).toEqual(['conversation c', 'history z', 'history a']);
  });
});
