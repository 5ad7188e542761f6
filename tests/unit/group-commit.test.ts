import { describe, expect, it } from 'vitest';
import { createGroupCommit } from '../../server/store/group-commit.ts';

class UniqueViolation extends Error {}

/** A database that only writes down what it is asked, and fails where the test wants it to. */
function createRecordingDatabase(failsAt = '', endsTransaction = false) {
  const asked: string[] = [];
  let isOpen = false;
  return {
    asked,
    exec(sql: string) {
      asked.push(sql);
      if (sql === failsAt) {
        if (endsTransaction) isOpen = false;
        throw new Error('the disk is full');
      }
      if (sql.startsWith('begin')) isOpen = true;
      if (sql === 'commit' || sql === 'rollback') isOpen = false;
    },
    isInTransaction: () => isOpen,
    isUniqueViolation: (error: unknown) => error instanceof UniqueViolation,
  };
}
const run = async () => [];
const kept = (word: string) => async () => ({ keep: true, word });

describe('group commit', () => {
  it('commits once for all that arrive together', async () => {
    const database = createRecordingDatabase();
    const group = createGroupCommit(database, run);
    const answers = await Promise.all([group.commit(kept('a')), group.commit(kept('b')), group.commit(kept('c'))]);
    expect(answers.map((answer) => answer?.word)).toEqual(['a', 'b', 'c']);
    expect(database.asked.filter((sql) => sql === 'commit')).toHaveLength(1);
    expect(database.asked[0]).toBe('begin immediate');
    expect(database.asked.at(-1)).toBe('commit');
  });

  it('answers nobody before the commit', async () => {
    const database = createRecordingDatabase();
    const group = createGroupCommit(database, run);
    const seen: (readonly string[])[] = [];
    const note = () => void seen.push([...database.asked]);
    await Promise.all([group.commit(kept('a')).then(note), group.commit(kept('b')).then(note)]);
    expect(seen.map((asked) => asked.includes('commit'))).toEqual([true, true]);
  });

  it('undoes only what does not want to be kept, and what fails by itself', async () => {
    const database = createRecordingDatabase();
    const group = createGroupCommit(database, run);
    const [good, stale, faulty, taken, last] = await Promise.allSettled([
      group.commit(kept('good')),
      group.commit(async () => ({ keep: false })),
      group.commit(async () => {
        throw new Error('a defect');
      }),
      group.commit(async () => {
        throw new UniqueViolation();
      }),
      group.commit(kept('last')),
    ]);
    expect(good).toMatchObject({ value: { word: 'good' } });
    expect(stale).toMatchObject({ value: { keep: false } });
    expect(faulty).toMatchObject({ status: 'rejected', reason: new Error('a defect') });
    expect(taken).toMatchObject({ status: 'fulfilled', value: undefined });
    expect(last).toMatchObject({ value: { word: 'last' } });
    expect(database.asked.filter((sql) => sql === 'rollback to one')).toHaveLength(3);
    expect(database.asked).not.toContain('rollback');
  });

  it('acknowledges nothing when the common commit fails, and works again afterwards', async () => {
    const database = createRecordingDatabase('commit');
    const group = createGroupCommit(database, run);
    const answers = await Promise.allSettled([group.commit(kept('a')), group.commit(async () => ({ keep: false }))]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(database.asked.at(-1)).toBe('rollback');
    expect(database.isInTransaction()).toBe(false);
  });

  it('rejects the whole batch when the database ends the transaction in the middle', async () => {
    const database = createRecordingDatabase('release one', true);
    const group = createGroupCommit(database, run);
    const answers = await Promise.allSettled([group.commit(kept('a')), group.commit(kept('b'))]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(database.asked).not.toContain('commit');
  });

  it('lets reads wait while a transaction is open, and no longer', async () => {
    const group = createGroupCommit(createRecordingDatabase(), run);
    expect(group.settled()).toBeUndefined();
    const during: boolean[] = [];
    await group.commit(async () => {
      await Promise.resolve();
      during.push(group.settled() !== undefined);
      return { keep: true };
    });
    await group.settled();
    expect(during).toEqual([true]);
    expect(group.settled()).toBeUndefined();
  });

  it('takes a bounded batch at a time, in order, and leaves the event loop between them', async () => {
    const database = createRecordingDatabase();
    const group = createGroupCommit(database, run);
    const order: number[] = [];
    const commits = Array.from({ length: 600 }, (_, number) =>
      group.commit(async () => {
        order.push(number);
        return { keep: true };
      }),
    );
    await Promise.all(commits);
    expect(order).toEqual(Array.from({ length: 600 }, (_, number) => number));
    expect(database.asked.filter((sql) => sql === 'commit')).toHaveLength(3);
  });

  it('refuses more than it can keep in memory', async () => {
    const group = createGroupCommit(createRecordingDatabase(), run);
    const outcomes = await Promise.allSettled(Array.from({ length: 20_001 }, () => group.commit(kept('a'))));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: new Error('The store is overloaded.') },
    ]);
  });

  it('answers what it was given before a close, and takes nothing after', async () => {
    const group = createGroupCommit(createRecordingDatabase(), run);
    const before = group.commit(kept('before'));
    const closed = group.close();
    await expect(group.commit(kept('after'))).rejects.toThrow('closed');
    await closed;
    expect(await before).toMatchObject({ word: 'before' });
  });
});
