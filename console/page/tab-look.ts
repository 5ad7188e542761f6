/** Which of a visitor's tabs I look at: the one in front, unless I have chosen another that is still there. */
import { signal } from '@preact/signals';
import type { SessionId } from '../../shared/protocol/ids.ts';
import type { VisitorTab } from '../../shared/protocol/tabs.ts';
import { desk } from '../desk.ts';
import { request } from '../link.ts';
import { withEntry, without } from '../map-change.ts';
import { sayError } from '../ui/toast.ts';

const chosen = signal<ReadonlyMap<SessionId, number>>(new Map());

export const tabsOf = (sessionId: SessionId): readonly VisitorTab[] => desk.value?.tabs.get(sessionId) ?? [];

/** Null: I follow the visitor. */
export function chosenTab(sessionId: SessionId): number | null {
  const tab = chosen.value.get(sessionId);
  return tabsOf(sessionId).some((one) => one.tab === tab) ? (tab ?? null) : null;
}

export function lookedAtTab(sessionId: SessionId): VisitorTab | undefined {
  const tabs = tabsOf(sessionId);
  const choice = chosenTab(sessionId);
  return tabs.find(({ tab, front }) => (choice === null ? front : tab === choice));
}
export const wantedTab = (sessionId: SessionId): number | null => lookedAtTab(sessionId)?.tab ?? null;

export function lookAt(sessionId: SessionId, tab: number | null): void {
  chosen.value = tab === null ? without(chosen.value, sessionId) : withEntry(chosen.value, sessionId, tab);
  void request('tab:look', { sessionId, tab }).then((answer) => answer.ok || sayError(answer.error));
}

/** The server forgets with the connection what was chosen. */
export function chooseAgain(sessionId: SessionId): void {
  const tab = chosenTab(sessionId);
  if (tab !== null) lookAt(sessionId, tab);
}
