/** What the radar last said about each rule for one visitor, in words: offered, taken, declined, or why not. */
import type { RadarStatus } from '../../shared/protocol/radar.ts';
import { desk } from '../desk.ts';
import { skillWords } from '../i18n/skill-words.ts';
import { t } from '../i18n/t.ts';
import './radar-lines.css';

const TONES = { shown: 'accent', accepted: 'good', declined: 'warn', expired: 'warn', withheld: '' };

export function outcomeWords({ outcome, reason, skill, agentId }: RadarStatus): string {
  if (outcome === 'withheld') return t(`withheld.${reason ?? 'condition_false'}`, { skill: skillWords(skill) });
  const agent = agentId && desk.value?.colleagues.get(agentId);
  return t(`radar.${outcome}`, { name: agent ? agent.name : t('radar.an_agent') });
}

export function RadarLines({ radar }: { radar: readonly RadarStatus[] }) {
  if (radar.length === 0) return <p class="small faint">{t('radar.none')}</p>;
  return (
    <ul class="radar-lines">
      {radar
        .toSorted((a, b) => b.at - a.at)
        .map((status) => (
          <li key={status.ruleId}>
            <span class={`radar-dot ${TONES[status.outcome]}`} aria-hidden="true" />
            <span class="small">
              <strong>{status.ruleName}</strong> <span class="soft">{outcomeWords(status)}</span>
            </span>
          </li>
        ))}
    </ul>
  );
}
