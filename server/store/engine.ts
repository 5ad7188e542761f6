/**
 * What an engine does for the store: runs compiled statements, alone or as one atomic, durable commit. Everything above is the
 * same on both engines.
 */
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

export type Value = string | number | null | Uint8Array;
/** A statement ready to run; one with a `name` is used again and again and worth preparing. */
export type Query<Row> = {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly name?: string;
  /** Only for the compiler: carries the type of the rows. */
  readonly row?: Row;
};
export type Run = <Row>(query: Query<Row>) => Promise<readonly Row[]>;

export interface Engine {
  readonly dialect: 'sqlite' | 'postgres';
  /** Builds and compiles statements, and migrates; the store's own statements run by `run` and `commit`. */
  readonly db: Kysely<Tables>;
  /** Sees only what is committed. */
  readonly run: Run;
  /**
   * Runs `work` in a transaction: kept and durable when it answers `keep: true`, undone otherwise. `work` may run more than
   * once and must do nothing but run statements. Answers undefined when a unique value was taken by another commit.
   * With `isOneStatement`, `work` promises to run one statement only, which writes nothing when it answers `keep: false`.
   */
  commit<T extends { readonly keep: boolean }>(
    work: (run: Run) => Promise<T>,
    isOneStatement: boolean,
  ): Promise<T | undefined>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
