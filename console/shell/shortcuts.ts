/** The desk's keys as one table, and the listener that looks them up. */
import { resolveCurrent } from '../conversation/resolve.ts';
import { desk } from '../desk.ts';
import { workItems } from '../desk-lists.ts';
import { takeFirst } from '../inbox/take.ts';
import { pane } from '../person/pane.ts';
import { openItem, selectedCase, selectedConversation } from '../selected.ts';
import { focusOn } from '../ui/focus.ts';
import { column, dialog, go, isDialogOpen } from '../view.ts';

export const SHORTCUTS = [
  { name: 'next', keys: 'Alt+J', run: () => step(1) },
  { name: 'previous', keys: 'Alt+K', run: () => step(-1) },
  { name: 'take', keys: 'Alt+N', run: takeFirst },
  { name: 'reply', keys: 'Alt+L', run: toReply },
  { name: 'note', keys: 'Alt+P', run: toNote },
  { name: 'resolve', keys: 'Alt+E', run: resolveCurrent },
  { name: 'phone', keys: 'Alt+T', run: () => (dialog.value = 'phone') },
  { name: 'inbox', keys: 'Alt+1', run: () => go({ room: 'inbox' }) },
  { name: 'visitors', keys: 'Alt+2', run: () => go({ room: 'visitors', sessionId: null }) },
  { name: 'palette', keys: 'Mod+K', run: () => (dialog.value = 'palette') },
  { name: 'shortcuts', keys: '?', run: () => (dialog.value = 'shortcuts') },
] as const;
export type ShortcutName = (typeof SHORTCUTS)[number]['name'];

function step(by: number): void {
  const state = desk.value;
  const items = state ? workItems(state) : [];
  if (items.length === 0) return;
  const here = items.findIndex((item) =>
    item.kind === 'conversation'
      ? item.conversation.conversationId === selectedConversation.value?.conversationId
      : item.case.caseId === selectedCase.value?.caseId,
  );
  const next = here < 0 ? (by > 0 ? 0 : items.length - 1) : (here + by + items.length) % items.length;
  const item = items[next];
  if (item) openItem(item);
}

function toReply(): void {
  column.value = 'middle';
  focusOn('composer');
}

function toNote(): void {
  pane.value = 'person';
  column.value = 'person';
  focusOn('note');
}

/** By the key's place, since Alt changes what it writes on some keyboards. */
function keysOf(event: KeyboardEvent): string {
  const name = event.code.replace(/^(Key|Digit)/, '');
  if (event.altKey && !event.ctrlKey && !event.metaKey) return `Alt+${name}`;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) return `Mod+${name}`;
  return event.key === '?' ? '?' : '';
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;

export function listenForShortcuts(): () => void {
  const listen = (event: KeyboardEvent) => {
    const keys = keysOf(event);
    if (!keys || (keys === '?' && isWriting(event.target)) || isDialogOpen.value) return;
    const shortcut = SHORTCUTS.find((known) => known.keys === keys);
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run();
  };
  addEventListener('keydown', listen);
  return () => removeEventListener('keydown', listen);
}
