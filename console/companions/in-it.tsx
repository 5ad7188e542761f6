/** Who of us is in a conversation: who leads it first, then who joined, then who was asked. Nothing while its agent is alone in it. */
import type { DeskConversation } from '../../shared/protocol/chat.ts';
import type { AgentId } from '../../shared/protocol/ids.ts';
import { desk } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { Avatar, hueOf } from '../ui/avatar.tsx';
import './in-it.css';

export function InIt({ conversation }: { conversation: DeskConversation }) {
  const state = desk.value;
  const { agentId, companions, asked = [] } = conversation;
  if (!state || !agentId || conversation.state !== 'assigned') return null;
  if (agentId === state.me.agentId && companions.length + asked.length === 0) return null;
  const nameOf = (id: AgentId) => state.colleagues.get(id)?.name ?? t('standing.somebody');
  return (
    <ul class="in-it" aria-label={t('companions.in_it')}>
      <Chip
        agentId={agentId}
        name={nameOf(agentId)}
        words={t(agentId === state.me.agentId ? 'companions.you_lead' : 'companions.leads')}
      />
      {companions.map((companion) => (
        <Chip key={companion.agentId} {...companion} />
      ))}
      {asked.map((id) => (
        <Chip key={id} agentId={id} name={nameOf(id)} words={t('companions.is_asked')} isAsked />
      ))}
    </ul>
  );
}

type ChipProps = { agentId: AgentId; name: string; words?: string; isAsked?: boolean };

function Chip({ agentId, name, words, isAsked = false }: ChipProps) {
  const state = desk.value;
  const hue = state?.colleagues.get(agentId)?.hue ?? hueOf(agentId);
  return (
    <li class={isAsked ? 'in-it-one asked' : 'in-it-one'}>
      <Avatar name={name} hue={hue} size={24} />
      <span class="clip">{agentId === state?.me.agentId ? t('companions.you') : name}</span>
      {words && <span class="faint">{words}</span>}
    </li>
  );
}
