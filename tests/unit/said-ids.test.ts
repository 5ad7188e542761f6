import { describe, expect, it } from 'vitest';
import { createSaidIds } from '../../server/store/said-ids.ts';

describe('the ids said in a conversation', () => {
  it('are read once, and again after they were forgotten', async () => {
    const saidIds = createSaidIds();
    let reads = 0;
    const read = async () => {
      reads += 1;
      return [['a', 1]] as const;
    };
    (await saidIds.of('one', read)).set('b', 2);
    expect([...(await saidIds.of('one', read))]).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(reads).toBe(1);
    saidIds.forget('one');
    expect([...(await saidIds.of('one', read))]).toEqual([['a', 1]]);
    expect(reads).toBe(2);
  });

  it('of a conversation that goes on are kept, of one that fell silent are read again', async () => {
    const saidIds = createSaidIds(3);
    const reads: string[] = [];
    const ask = (conversationId: string) =>
      saidIds.of(conversationId, async () => {
        reads.push(conversationId);
        return [];
      });
    await ask('silent');
    for (let n = 0; n < 10; n += 1) {
      await ask('busy');
      await ask(`passing-${n}`);
    }
    await ask('silent');
    expect(reads.filter((conversationId) => !conversationId.startsWith('passing'))).toEqual([
      'silent',
      'busy',
      'silent',
    ]);
  });
});
