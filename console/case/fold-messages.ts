/** Folds runs of chat messages in a time line into one entry each. Pure. */
import type { HistoryEntry } from '../../shared/protocol/case.ts';

/** `messages` is empty for every entry that is not a run of messages. */
export type FoldedEntry = { readonly first: HistoryEntry; readonly messages: readonly HistoryEntry[] };

export function foldMessages(history: readonly HistoryEntry[]): readonly FoldedEntry[] {
  const folded: { first: HistoryEntry; messages: HistoryEntry[] }[] = [];
  for (const entry of history) {
    const run = folded.at(-1);
    if (entry.type !== 'message') folded.push({ first: entry, messages: [] });
    else if (run && run.messages.length > 0 && run.first.conversationId === entry.conversationId)
      run.messages.push(entry);
    else folded.push({ first: entry, messages: [entry] });
  }
  return folded;
}
