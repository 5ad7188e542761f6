/** Opens the store a configuration names, migrated and ready. */
import type { Log } from '../app/ports.ts';
import type { Store } from '../app/store.ts';
import { createStore } from './create-store.ts';
import type { Engine } from './engine.ts';
import { migrate } from './migrate.ts';
import { withRecordCache } from './record-cache.ts';
import { DatabaseUnusableError } from './store-errors.ts';

export type StorePlace = { readonly dataFolder: string } | { readonly databaseUrl: string };

/** Throws DatabaseInUseError or DatabaseUnusableError when the database must not or cannot be used. */
export async function openStore(place: StorePlace, log: Log): Promise<Store> {
  const { engine, where } = await openEngine(place, log);
  try {
    await engine.ping().catch((error: unknown) => {
      throw new DatabaseUnusableError('out_of_reach', where, error);
    });
    await migrate(engine, where);
    const store = createStore(engine);
    // Behind PostgreSQL other nodes write too.
    return engine.dialect === 'sqlite' ? withRecordCache(store) : store;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** Each engine is loaded only when it is asked for. */
async function openEngine(place: StorePlace, log: Log): Promise<{ engine: Engine; where: string }> {
  if ('dataFolder' in place) {
    const { openSqliteEngine } = await import('./sqlite-engine.ts');
    return { engine: openSqliteEngine(place.dataFolder), where: `in ${place.dataFolder}` };
  }
  const { openPostgresEngine } = await import('./postgres-engine.ts');
  const url = new URL(place.databaseUrl);
  return { engine: openPostgresEngine(place.databaseUrl, log), where: `${url.host}${url.pathname}` };
}
