/** Rows back to records. */
import type { Kind, Records } from '../app/store.ts';
import type { Query, Run } from './engine.ts';

type BodyRow = { readonly body: string };

export async function readOne<K extends Kind>(run: Run, query: Query<BodyRow>): Promise<Records[K] | undefined> {
  const [row] = await run(query);
  return row && (JSON.parse(row.body) as Records[K]);
}

export async function readAll<K extends Kind>(run: Run, query: Query<BodyRow>): Promise<readonly Records[K][]> {
  const rows = await run(query);
  return rows.map((row) => JSON.parse(row.body) as Records[K]);
}
