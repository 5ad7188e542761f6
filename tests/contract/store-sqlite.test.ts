import { openStore } from '../../server/store/open-store.ts';
import { openSqliteEngine } from '../../server/store/sqlite-engine.ts';
import { createSilentLog } from '../support/silent-log.ts';
import { createThrowAwayFolder } from '../support/throw-away-folder.ts';
import { storeContract } from './store.contract.ts';

storeContract('SQLite', async () => {
  const folder = createThrowAwayFolder('sqlite');
  return {
    open: () => openStore({ dataFolder: folder.path }, createSilentLog()),
    openEngine: async () => openSqliteEngine(folder.path),
    remove: async () => folder.remove(),
  };
});
