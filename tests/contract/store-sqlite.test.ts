import { openStore } from '../../server/store/open-store.ts';
import { createSilentLog } from '../support/silent-log.ts';
import { createThrowAwayFolder } from '../support/throw-away-folder.ts';
import { storeContract } from './store.contract.ts';

storeContract('SQLite', async () => {
  const folder = createThrowAwayFolder('sqlite');
  return {
    open: () => openStore({ dataFolder: folder.path }, createSilentLog()),
    remove: async () => folder.remove(),
  };
});
