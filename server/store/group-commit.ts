/**
 * Gathers commits that arrive together and makes them durable with one write to disk. Each runs in its own savepoint and is
 * answered only after the common commit; one that undoes itself takes nobody along.
 */
import type { Run } from './engine.ts';

/** What the gathering needs of a database. All of it is synchronous; a batch therefore never waits in the middle. */
export type GroupDatabase = {
  /** For statements that are used all the time. */
  exec(sql: string): void;
  isInTransaction(): boolean;
  isUniqueViolation(error: unknown): boolean;
};
/** Commits in one write: more would keep the event loop longer than some 5 ms. */
const MAX_BATCH = 256;
/** Commits that may wait; more means that the disk is not keeping up, and it is better to say so than to fill the memory. */
const MAX_WAITING = 20_000;

type Outcome = { readonly keep: boolean } | undefined;
type Job = {
  readonly work: (run: Run) => Promise<{ readonly keep: boolean }>;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
};
type Finished = { readonly job: Job; readonly settle: () => void };

export type GroupCommit = {
  commit<T extends { readonly keep: boolean }>(work: (run: Run) => Promise<T>): Promise<T | undefined>;
  /** Resolves when no transaction is open: whoever reads then sees only what is committed. */
  settled(): Promise<void> | undefined;
  /** Takes nothing more; resolves when everything handed in before has been answered. */
  close(): Promise<void>;
};

export function createGroupCommit(database: GroupDatabase, run: Run): GroupCommit {
  let waiting: Job[] = [];
  let isScheduled = false;
  let isClosed = false;
  let flushing: Promise<void> | undefined;
  let drained: (() => void)[] = [];

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    // After the sockets of this turn have been read: what they bring shares one write.
    setImmediate(() => {
      flushing = flush().finally(() => {
        flushing = undefined;
        isScheduled = false;
        if (waiting.length > 0) return schedule();
        for (const resolve of drained) resolve();
        drained = [];
      });
    });
  }

  async function flush(): Promise<void> {
    const batch = waiting.slice(0, MAX_BATCH);
    waiting = waiting.slice(MAX_BATCH);
    try {
      database.exec('begin immediate');
      const finished: Finished[] = [];
      for (const job of batch) finished.push(await runOne(job));
      database.exec('commit');
      for (const { settle } of finished) settle();
    } catch (error) {
      if (database.isInTransaction()) database.exec('rollback');
      for (const job of batch) job.reject(error);
    }
  }

  async function runOne(job: Job): Promise<Finished> {
    database.exec('savepoint one');
    try {
      const outcome = await job.work(run);
      if (!outcome.keep) database.exec('rollback to one');
      database.exec('release one');
      return { job, settle: () => job.resolve(outcome) };
    } catch (error) {
      // A full disk ends the whole transaction by itself; then nobody's commit counts.
      if (!database.isInTransaction()) throw error;
      database.exec('rollback to one');
      database.exec('release one');
      return {
        job,
        settle: database.isUniqueViolation(error) ? () => job.resolve(undefined) : () => job.reject(error),
      };
    }
  }

  return {
    commit: <T extends { readonly keep: boolean }>(work: (run: Run) => Promise<T>) =>
      new Promise<T | undefined>((resolve, reject) => {
        if (isClosed) return reject(new Error('The store is closed.'));
        if (waiting.length >= MAX_WAITING) return reject(new Error('The store is overloaded.'));
        waiting.push({ work, resolve: resolve as Job['resolve'], reject });
        schedule();
      }),
    settled: () => flushing,
    close() {
      isClosed = true;
      return isScheduled ? new Promise((resolve) => drained.push(resolve)) : Promise.resolve();
    },
  };
}
