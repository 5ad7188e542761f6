/** The PostgreSQL engine: a pool, one transaction a commit; the only file that names pg. */
import { Kysely, PostgresDialect } from 'kysely';
import { Pool, type PoolClient, type QueryConfig } from 'pg';
import type { Log } from '../app/ports.ts';
import type { Engine, Query, Run } from './engine.ts';
import { createInFlight } from './in-flight.ts';
import type { Tables } from './tables.ts';

const MAX_CONNECTIONS = 16;
/** How long a caller waits for a connection, in ms. */
const CONNECT_TIMEOUT_MS = 5_000;
/** The longest a statement may take, in ms; ours take a few. */
const STATEMENT_TIMEOUT_MS = 20_000;
/** How long we wait for an answer when not even the time-out of the server comes, in ms. */
const ANSWER_TIMEOUT_MS = 25_000;
const PING_TIMEOUT_MS = 2_000;
/** A commit that was chosen as the victim of a deadlock runs again, at most this often. */
const MAX_RUNS = 4;
const UNIQUE_VIOLATION = '23505';
const TRY_AGAIN: ReadonlySet<unknown> = new Set(['40P01', '40001', UNIQUE_VIOLATION]);

export function openPostgresEngine(databaseUrl: string, log: Log): Engine {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    application_name: 'lotse',
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => log.warn({ error: error.message }, 'A database connection was lost'));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const inFlight = createInFlight();
  let closing: Promise<void> | undefined;

  return {
    dialect: 'postgres',
    db,
    run: runOn(pool),
    commit: (work, isOneStatement) =>
      inFlight.track(repeat(() => (isOneStatement ? work(runOn(pool)) : inTransaction(pool, work)))),
    async ping() {
      // The type of the pool's own options does not know that one query may have a limit of its own.
      await pool.query({ text: 'select 1', query_timeout: PING_TIMEOUT_MS } as QueryConfig);
    },
    close: () => (closing ??= inFlight.settled().then(() => db.destroy())),
  };
}

function runOn(client: Pool | PoolClient): Run {
  return async <Row>({ sql, parameters, name }: Query<Row>) => {
    const { rows } = await client.query({ text: sql, values: [...parameters], ...(name && { name }) });
    return rows as Row[];
  };
}

/** Undefined: a unique value is taken, and not by a commit that was only just under way. */
async function repeat<T>(commit: () => Promise<T>): Promise<T | undefined> {
  for (let runs = 1; ; runs += 1) {
    try {
      return await commit();
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      if (!TRY_AGAIN.has(code)) throw error;
      // What took the value is committed now: the second run meets it, or it is taken for good.
      if (code === UNIQUE_VIOLATION && runs > 1) return undefined;
      if (runs === MAX_RUNS) throw error;
    }
  }
}

async function inTransaction<T extends { readonly keep: boolean }>(
  pool: Pool,
  work: (run: Run) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const outcome = await work(runOn(client));
    await client.query(outcome.keep ? 'commit' : 'rollback');
    return outcome;
  } catch (error) {
    await client.query('rollback').catch((fault: Error) => {
      broken = fault;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
