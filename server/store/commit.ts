/** Applies the changes of one commit, all or none; which rows they become is said by the write-… files. */
import type { CaseId } from '../../shared/protocol/ids.ts';
import type { Change, CommitOutcome, Committed, Store } from '../app/store.ts';
import type { Engine, Run } from './engine.ts';
import { inLockOrder, type Step } from './lock-order.ts';
import { createSaidIds } from './said-ids.ts';
import { createWriteFiles } from './write-files.ts';
import { createWriteLines } from './write-lines.ts';
import { createAddMessage } from './write-messages.ts';
import { createAddMessageAtOnce } from './write-messages-at-once.ts';
import { createPutRecord } from './write-records.ts';

const STALE: CommitOutcome = { outcome: 'stale' };
const NOTHING: CommitOutcome = { outcome: 'committed', messages: [], caseNumbers: new Map() };
type Applied = { readonly keep: true; readonly committed: Committed } | { readonly keep: false };
type Given = { messages: Map<number, Committed['messages'][number]>; caseNumbers: Map<CaseId, number> };

export function createCommit(engine: Engine): Store['commit'] {
  const putRecord = createPutRecord(engine.db);
  const saidIds = createSaidIds();
  const addMessage =
    engine.dialect === 'postgres' ? createAddMessageAtOnce(engine.db) : createAddMessage(engine.db, saidIds);
  const lines = createWriteLines(engine.db);
  const files = createWriteFiles(engine.db);

  async function applyChange(run: Run, { change, index }: Step, versions: Versions, given: Given): Promise<boolean> {
    if ('message' in change) {
      const added = await addMessage(run, change.message, guardVersion(change, versions));
      if (added) given.messages.set(index, added);
      return added !== undefined;
    }
    if ('put' in change) {
      if (change.put !== 'case' || change.record.version > 0) return putRecord(run, change.put, change.record);
      const number = await lines.nextCaseNumber(run);
      given.caseNumbers.set(change.record.id, number);
      return putRecord(run, 'case', { ...change.record, number });
    }
    if ('cursor' in change) await lines.raiseCursor(run, change);
    else if ('history' in change) await lines.addHistory(run, change);
    else if ('piece' in change) await files.addPiece(run, change);
    else if (change.remove === 'file') await files.removeFile(run, change.id);
    else await lines.removeSignIn(run, change.id);
    return true;
  }

  /** All steps, or the first that is stale; what was learnt on the way to an undone commit is forgotten before the next one runs. */
  async function applyAll(run: Run, steps: readonly Step[], versions: Versions): Promise<Applied> {
    const given: Given = { messages: new Map(), caseNumbers: new Map() };
    for (const step of steps) {
      if (!(await applyChange(run, step, versions, given))) return { keep: false };
    }
    const messages =
      given.messages.size < 2
        ? [...given.messages.values()]
        : [...given.messages].toSorted(([a], [b]) => a - b).map(([, message]) => message);
    return { keep: true, committed: { outcome: 'committed', messages, caseNumbers: given.caseNumbers } };
  }

  function forgetSaid(changes: readonly Change[]): void {
    for (const change of changes) if ('message' in change) saidIds.forget(change.message.conversationId);
  }

  return async (changes) => {
    if (changes.length === 0) return NOTHING;
    const steps = inLockOrder(changes);
    const versions = versionsPut(changes);
    try {
      const applied = await engine.commit<Applied>(async (run) => {
        try {
          const outcome = await applyAll(run, steps, versions);
          if (!outcome.keep) forgetSaid(changes);
          return outcome;
        } catch (error) {
          forgetSaid(changes);
          throw error;
        }
      }, isOneStatement(changes));
      return applied?.keep ? applied.committed : STALE;
    } catch (error) {
      // The whole gathering was undone, this commit with it.
      forgetSaid(changes);
      throw error;
    }
  };
}

/** A new case needs its number first; on an engine that adds a message in several statements nobody asks. */
function isOneStatement([first, ...rest]: readonly Change[]): boolean {
  if (!first || rest.length > 0) return false;
  if ('remove' in first && first.remove === 'file') return false;
  return !('put' in first && first.put === 'case' && first.record.version === 0);
}

type Versions = ReadonlyMap<string, number>;

function versionsPut(changes: readonly Change[]): Versions {
  const versions = new Map<string, number>();
  for (const change of changes) {
    if ('put' in change && change.put === 'conversation') versions.set(change.record.id, change.record.version);
  }
  return versions;
}

/** A conversation written in the same commit is one version further when its messages are reached. */
function guardVersion(change: Extract<Change, { message: unknown }>, versions: Versions): number {
  const put = versions.get(change.message.conversationId);
  if (put === undefined) return change.conversationVersion;
  if (put !== change.conversationVersion) {
    throw new Error(`One commit names version ${put} and ${change.conversationVersion} of the same conversation.`);
  }
  return put + 1;
}
