/** Writes one versioned record, if nobody wrote it since it was loaded. */
import type { Kysely } from 'kysely';
import type { Kind, Records } from '../app/store.ts';
import type { Run, Value } from './engine.ts';
import { LOOK_UPS, TABLE_OF } from './record-tables.ts';
import { prepare, type Statement } from './statement.ts';
import type { RecordRow, Tables } from './tables.ts';

type Columns = Readonly<Record<string, Value>>;
type Statements = {
  readonly insert: Statement<Record<string, Value>, { version: number }>;
  readonly update: Statement<Record<string, Value>, { version: number }>;
};
/** False: the stored version is another one, or a unique value is taken. */
export type PutRecord = <K extends Kind>(run: Run, kind: K, record: Records[K]) => Promise<boolean>;

export function createPutRecord(db: Kysely<Tables>): PutRecord {
  const statements = new Map<Kind, Statements>();

  return async (run, kind, record) => {
    const columns: Columns = LOOK_UPS[kind](record);
    let known = statements.get(kind);
    if (!known) {
      known = compile(db, TABLE_OF[kind], Object.keys(columns));
      statements.set(kind, known);
    }
    const version = record.version + 1;
    const body = JSON.stringify({ ...record, version });
    const values = { ...columns, id: record.id, version, body, loadedVersion: record.version };
    const written = await run(record.version === 0 ? known.insert(values) : known.update(values));
    return written.length === 1;
  };
}

function compile(db: Kysely<Tables>, table: keyof Tables, columns: readonly string[]): Statements {
  // One pair of statements for every kind: their columns come from LOOK_UPS, which is typed, so the tables may be loose here.
  const loose = db as unknown as Kysely<Record<string, RecordRow & Record<string, Value>>>;
  const row = (values: Record<string, Value>) => ({
    version: values['version'] as number,
    body: values['body'] as string,
    ...Object.fromEntries(columns.map((column) => [column, values[column] as Value])),
  });
  return {
    insert: prepare<Record<string, Value>>()((values) =>
      loose
        .insertInto(table)
        .values({ id: values['id'] as string, ...row(values) })
        .onConflict((conflict) => conflict.doNothing())
        .returning('version'),
    ),
    update: prepare<Record<string, Value>>()((values) =>
      loose
        .updateTable(table)
        .set(row(values))
        .where('id', '=', values['id'] as string)
        .where('version', '=', values['loadedVersion'] as number)
        .returning('version'),
    ),
  };
}
