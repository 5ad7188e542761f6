/**
 * The order in which one commit touches rows: the same for everybody, so that two commits over the same records wait for each
 * other instead of locking each other out. New records come after changed ones of their kind, so that a commit may close one
 * conversation of a visitor and open the next.
 */
import type { Change } from '../app/store.ts';
import { KINDS } from './record-tables.ts';

export type Step = { readonly change: Change; readonly index: number };
type Key = readonly [kind: number, isNew: number, id: string, part: number, index: number];

export function inLockOrder(changes: readonly Change[]): readonly Step[] {
  const steps = changes.map((change, index) => ({ change, index }));
  if (steps.length < 2) return steps;
  const opened = new Set<string>();
  for (const change of changes) {
    if ('put' in change && change.put === 'conversation' && change.record.version === 0) opened.add(change.record.id);
  }
  return steps
    .map((step) => ({ step, key: keyOf(step, opened) }))
    .toSorted((a, b) => compare(a.key, b.key))
    .map(({ step }) => step);
}

const CONVERSATION = KINDS.indexOf('conversation');
const FILE = KINDS.indexOf('file');

function keyOf({ change, index }: Step, opened: ReadonlySet<string>): Key {
  if ('put' in change) {
    return [KINDS.indexOf(change.put), change.record.version === 0 ? 1 : 0, change.record.id, 0, index];
  }
  if ('message' in change) return besideConversation(change.message.conversationId, opened, 1, index);
  if ('cursor' in change) return besideConversation(change.conversationId, opened, 2, index);
  if ('remove' in change) return [KINDS.indexOf(change.remove), 0, change.id, 0, index];
  if ('piece' in change) return [FILE, 0, change.fileId, 1, index];
  return [KINDS.length, 0, '', 0, index];
}

function besideConversation(id: string, opened: ReadonlySet<string>, part: number, index: number): Key {
  return [CONVERSATION, opened.has(id) ? 1 : 0, id, part, index];
}

function compare(a: Key, b: Key): number {
  for (let place = 0; place < a.length; place += 1) {
    const left = a[place] as number | string;
    const right = b[place] as number | string;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
