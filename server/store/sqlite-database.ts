/**
 * Opens the embedded database; the only file that names node:sqlite. One process at a time: the exclusive lock is the operating
 * system's own on the file, so it ends with the process, however that ends. Nothing else in this process may open and close
 * that file, which would give the lock away.
 */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase } from 'kysely';
import { DatabaseInUseError, DatabaseUnusableError } from './store-errors.ts';

export const DATABASE_FILE = 'lotse.sqlite';
/** "Lots" in the file's header: whose database it is. */
const APPLICATION_ID = 0x4c_6f_74_73;
/** How long a start waits for the lock of a process that is just ending, in ms. */
const LOCK_WAIT_MS = 500;
/** Files up to this size are checked whole at every start, in bytes; it takes a second per some hundred MB. */
const MAX_CHECKED_BYTES = 64_000_000;
/** Pages written to the log before they are copied into the database: larger is less often, but longer. */
const CHECKPOINT_PAGES = 4_000;
const CACHE_KIB = 64_000;
/** Statements kept compiled; the store has about eighty of fixed text. */
const MAX_STATEMENTS = 300;

export type SqliteHandle = {
  /** In the shape Kysely's dialect wants. */
  readonly forKysely: SqliteDatabase;
  /** Runs one statement that answers nothing. */
  exec(sql: string): void;
  all(sql: string, parameters: readonly unknown[]): unknown[];
  isInTransaction(): boolean;
  close(): void;
};

/** Throws DatabaseInUseError or DatabaseUnusableError; makes the folder and the file, readable for their owner only. */
export function openSqlite(folder: string): SqliteHandle {
  const file = join(folder, DATABASE_FILE);
  prepareFile(folder, file);
  const database = open(file);
  try {
    takeForOneself(database, folder);
    refuseStrangers(database, file);
    database.exec(`pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = ${CHECKPOINT_PAGES};
      pragma cache_size = -${CACHE_KIB}; pragma foreign_keys = on; pragma application_id = ${APPLICATION_ID};`);
  } catch (error) {
    database.close();
    throw error instanceof DatabaseInUseError || error instanceof DatabaseUnusableError
      ? error
      : new DatabaseUnusableError('corrupt', file, error);
  }
  return handle(database);
}

function prepareFile(folder: string, file: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // An existing file is not opened here: closing it again would drop a lock this process may hold.
    if (existsSync(file)) chmodSync(file, 0o600);
    else closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    throw new DatabaseUnusableError('not_writable', file, error);
  }
}

function open(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: LOCK_WAIT_MS });
  } catch (error) {
    throw new DatabaseUnusableError('not_writable', file, error);
  }
}

function takeForOneself(database: DatabaseSync, folder: string): void {
  try {
    database.exec('pragma locking_mode = exclusive');
    // In this mode the first transaction takes the lock for good; it writes nothing.
    database.exec('begin exclusive; commit');
  } catch (error) {
    if (sqliteCode(error) === SQLITE_BUSY) throw new DatabaseInUseError(folder);
    throw error;
  }
}

function refuseStrangers(database: DatabaseSync, file: string): void {
  const owner = database.prepare('pragma application_id').get()?.['application_id'];
  const tables = database.prepare('select count(*) as tables from sqlite_schema').get()?.['tables'];
  if (owner !== APPLICATION_ID && (owner !== 0 || tables !== 0)) throw new DatabaseUnusableError('foreign', file);
  if (statSync(file).size > MAX_CHECKED_BYTES) return;
  const verdict = database.prepare('pragma quick_check(1)').get()?.['quick_check'];
  if (verdict !== 'ok') throw new DatabaseUnusableError('corrupt', file, verdict);
}

const SQLITE_BUSY = 5;
const SQLITE_CONSTRAINT = 19;

function sqliteCode(error: unknown): number | undefined {
  const code = (error as { errcode?: unknown }).errcode;
  // The low byte is the primary code.
  return typeof code === 'number' ? code & 0xff : undefined;
}
export function isUniqueViolation(error: unknown): boolean {
  return sqliteCode(error) === SQLITE_CONSTRAINT;
}

function handle(database: DatabaseSync): SqliteHandle {
  const statements = new Map<string, StatementSync>();
  function prepare(sql: string): StatementSync {
    const known = statements.get(sql);
    if (known) return known;
    if (statements.size >= MAX_STATEMENTS) statements.clear();
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  }
  return {
    forKysely: {
      prepare(sql) {
        const statement = database.prepare(sql);
        return {
          reader: statement.columns().length > 0,
          all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
          run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
          iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
        };
      },
      close: () => {},
    },
    exec: (sql) => void prepare(sql).run(),
    all: (sql, parameters) => prepare(sql).all(...(parameters as SQLInputValue[])),
    isInTransaction: () => database.isOpen && database.isTransaction,
    close: () => database.close(),
  };
}
