/** What every store must do, whatever engine is under it. */
import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '../../server/app/store.ts';
import type { Engine } from '../../server/store/engine.ts';
import { storeCasesContract } from './store-cases.contract.ts';
import { storeCommitContract } from './store-commit.contract.ts';
import { storeConversationsContract } from './store-conversations.contract.ts';
import { storeMessagesContract } from './store-messages.contract.ts';
import { storeFilesContract } from './store-files.contract.ts';
import { storePeopleContract } from './store-people.contract.ts';
import { storeReopenContract } from './store-reopen.contract.ts';
import { storeSessionsContract } from './store-sessions.contract.ts';
import { storeShoppingContract } from './store-shopping.contract.ts';
import { storeUpgradeContract } from './store-upgrade.contract.ts';

/** A place for one store at a time (or several, where the engine allows it); `open` may be called again after a close. */
export type StorePlaceForTest = {
  open(): Promise<Store>;
  /** Not migrated. */
  openEngine(): Promise<Engine>;
  remove(): Promise<void>;
};
export type CreatePlace = () => Promise<StorePlaceForTest>;
export type UseStore = () => Store;

export function storeContract(engine: string, createPlace: CreatePlace): void {
  describe(`store on ${engine}`, () => {
    describe('commits', () => {
      storeCommitContract(useFreshStore(createPlace));
    });
    describe('messages', () => {
      storeMessagesContract(useFreshStore(createPlace));
    });
    describe('people', () => {
      storePeopleContract(useFreshStore(createPlace));
    });
    describe('sessions', () => {
      storeSessionsContract(useFreshStore(createPlace));
    });
    describe('conversations', () => {
      storeConversationsContract(useFreshStore(createPlace));
    });
    describe('cases', () => {
      storeCasesContract(useFreshStore(createPlace));
    });
    describe('files', () => {
      storeFilesContract(useFreshStore(createPlace));
    });
    describe('shopping', () => {
      storeShoppingContract(useFreshStore(createPlace));
    });
    describe('reopening', () => {
      storeReopenContract(createPlace);
    });
    describe('upgrading', () => {
      storeUpgradeContract(createPlace);
    });
  });
}

/** One store for all tests of a suite; each test uses names of its own. */
function useFreshStore(createPlace: CreatePlace): UseStore {
  let place: StorePlaceForTest;
  let store: Store;
  beforeAll(async () => {
    place = await createPlace();
    store = await place.open();
  });
  afterAll(async () => {
    await store?.close();
    await place?.remove();
  });
  return () => store;
}
