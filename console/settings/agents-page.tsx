/** The people at the desk: list, add, change, remove with a way back. */
import { Pencil, Plus, Trash2, Undo2 } from 'lucide';
import { useState } from 'preact/hooks';
import type { AgentRow } from '../../shared/protocol/desk.ts';
import { desk } from '../desk.ts';
import { skillWords } from '../i18n/skill-words.ts';
import { t } from '../i18n/t.ts';
import { request } from '../link.ts';
import { Avatar, hueOf } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { sayDone, sayError } from '../ui/toast.ts';
import { AgentDialog } from './agent-dialog.tsx';
import { useAgents } from './use-list.ts';

export function AgentsPage() {
  const [agents, put] = useAgents();
  const [edited, setEdited] = useState<AgentRow | 'new' | null>(null);

  async function setRemoved(agent: AgentRow, removed: boolean) {
    const answer = await request('agents:remove', { agentId: agent.agentId, removed });
    if (!answer.ok) return sayError(answer.error);
    put({ ...agent, removed });
    if (removed) sayDone(t('agents.removed', { name: agent.name }), () => void setRemoved(agent, false));
  }

  const known = (agents ?? []).toSorted(
    (a, b) => Number(a.removed) - Number(b.removed) || a.name.localeCompare(b.name),
  );
  return (
    <>
      <div class="settings-head">
        <h2>{t('settings.agents')}</h2>
        <button type="button" class="button primary push" onClick={() => setEdited('new')}>
          <Icon of={Plus} /> {t('agents.add')}
        </button>
      </div>
      {!agents && <Skeleton lines={6} label={t('loading')} />}
      {agents && (
        <ul class="settings-list">
          {known.map((agent) => (
            <li key={agent.agentId} data-removed={agent.removed ? '' : undefined}>
              <Avatar name={agent.name} hue={hueOf(agent.agentId)} />
              <span class="settings-name">
                <strong class="clip">{agent.name}</strong>
                <span class="small faint clip">{agent.email}</span>
              </span>
              <span class="settings-tags">
                {agent.removed ? (
                  <span class="tag">{t('agents.is_removed')}</span>
                ) : (
                  <>
                    <span class="tag accent">{t(`role.${agent.role}`)}</span>
                    {agent.skills.map((skill) => (
                      <span key={skill} class="tag">
                        {skillWords(skill)}
                      </span>
                    ))}
                    <span class="tag">{t('agents.seats', { n: agent.capacity })}</span>
                  </>
                )}
              </span>
              {agent.removed ? (
                <button type="button" class="button little" onClick={() => void setRemoved(agent, false)}>
                  <Icon of={Undo2} size={14} /> {t('agents.restore')}
                </button>
              ) : (
                <span>
                  <button
                    type="button"
                    class="button quiet little square"
                    title={t('agents.edit_of', { name: agent.name })}
                    onClick={() => setEdited(agent)}
                  >
                    <Icon of={Pencil} size={14} label={t('agents.edit_of', { name: agent.name })} />
                  </button>
                  <button
                    type="button"
                    class="button quiet little square"
                    title={t('agents.remove_of', { name: agent.name })}
                    disabled={agent.agentId === desk.value?.me.agentId}
                    onClick={() => void setRemoved(agent, true)}
                  >
                    <Icon of={Trash2} size={14} label={t('agents.remove_of', { name: agent.name })} />
                  </button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {edited && (
        <AgentDialog
          agent={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onSaved={(row) => {
            put(row);
            setEdited(null);
          }}
        />
      )}
    </>
  );
}
