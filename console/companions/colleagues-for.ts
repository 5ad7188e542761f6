/** Which colleagues can be asked into a conversation, in the order they are of use. Pure. */
import type { DeskConversation } from '../../shared/protocol/chat.ts';
import type { Colleague } from '../../shared/protocol/desk.ts';
import type { Desk } from '../desk-state.ts';

/** `in`: there already · `asked`: has not answered yet, can be asked again · `free`. */
export type Standing = 'in' | 'asked' | 'free';
export type CanBeAsked = { readonly colleague: Colleague; readonly standing: Standing };

const RANK = { available: 0, away: 1, offline: 2 } as const;

export function colleaguesFor(desk: Desk, conversation: DeskConversation): readonly CanBeAsked[] {
  const { agentId: leader, companions, asked = [], skill } = conversation;
  const standingOf = ({ agentId }: Colleague): Standing =>
    agentId === leader || companions.some((companion) => companion.agentId === agentId)
      ? 'in'
      : asked.includes(agentId)
        ? 'asked'
        : 'free';
  const lacks = ({ skills }: Colleague) => (skills.includes(skill) ? 0 : 1);
  return [...desk.colleagues.values()]
    .filter(({ agentId }) => agentId !== desk.me.agentId)
    .sort((a, b) => RANK[a.status] - RANK[b.status] || lacks(a) - lacks(b) || a.name.localeCompare(b.name))
    .map((colleague) => ({ colleague, standing: standingOf(colleague) }));
}
