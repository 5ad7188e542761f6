/** Cuts a thread into days, and each day into runs of one voice. Pure. */
import type { Message } from '../../shared/protocol/chat.ts';

/** Two messages further apart than this are two thoughts, in ms. */
const PAUSE_MS = 5 * 60_000;
export type ThreadDay = { readonly day: number; readonly groups: readonly (readonly Message[])[] };

export function groupMessages(messages: readonly Message[]): readonly ThreadDay[] {
  const days: { day: number; groups: Message[][] }[] = [];
  for (const message of messages) {
    const midnight = new Date(message.at).setHours(0, 0, 0, 0);
    let day = days.at(-1);
    // By order, not by clock: a message never moves to another day because a server's clock was off.
    if (!day || midnight > day.day) days.push((day = { day: midnight, groups: [] }));
    const group = day.groups.at(-1);
    const before = group?.at(-1);
    if (group && before && isSameVoice(before, message)) group.push(message);
    else day.groups.push([message]);
  }
  return days;
}

function isSameVoice(a: Message, b: Message): boolean {
  if (a.body.type !== 'text' || b.body.type !== 'text' || b.at - a.at > PAUSE_MS) return false;
  if (a.author.kind === 'agent' && b.author.kind === 'agent') return a.author.agentId === b.author.agentId;
  return a.author.kind === b.author.kind;
}
