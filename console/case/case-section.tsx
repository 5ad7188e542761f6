/** The case itself: number, channel, subject, state, who has it. */
import type { CaseState, CaseView } from '../../shared/protocol/case.ts';
import { desk } from '../desk.ts';
import { skillWords } from '../i18n/skill-words.ts';
import { t } from '../i18n/t.ts';
import { Segments } from '../ui/segments.tsx';
import { Since } from '../ui/since.tsx';
import { setCaseState } from './set-case-state.ts';

const STATES: readonly CaseState[] = ['open', 'pending', 'resolved'];

export function CaseSection({ of }: { of: CaseView }) {
  const state = desk.value;
  const owner =
    of.agentId && (of.agentId === state?.me.agentId ? t('thread.you') : state?.colleagues.get(of.agentId)?.name);
  return (
    <section class="person-section">
      <header>
        <h2>{t('case.title', { number: of.number })}</h2>
        <span class="tag">{t(`channel.${of.channel}`)}</span>
      </header>
      {of.subject && <p>{of.subject}</p>}
      <Segments
        label={t('case.state')}
        value={of.state}
        onChoose={(to) => void setCaseState(of, to)}
        options={STATES.map((value) => ({ value, words: t(`case_state.${value}`) }))}
      />
      <dl class="facts">
        <dt>{t('case.owner')}</dt>
        <dd>{owner || t('case.nobody')}</dd>
        <dt>{t('case.skill')}</dt>
        <dd>{skillWords(of.skill)}</dd>
        <dt>{t('case.opened')}</dt>
        <dd>
          {t('ago_before')} <Since at={of.openedAt} /> {t('ago_after')}
        </dd>
      </dl>
    </section>
  );
}
