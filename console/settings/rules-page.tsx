/** The radar's rules in words, to read. */
import { Radar } from 'lucide';
import type { SiteRow } from '../../shared/protocol/desk.ts';
import { skillWords } from '../i18n/skill-words.ts';
import { locale, t } from '../i18n/t.ts';
import { Empty } from '../ui/empty.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ConditionWords } from './condition-words.tsx';
import { useSites } from './use-list.ts';

export function RulesPage() {
  const [sites] = useSites();
  const hasRules = sites?.some(({ rules }) => rules.length > 0);
  return (
    <>
      <div class="settings-head">
        <h2>{t('settings.rules')}</h2>
        <span class="small faint">{t('rules.read_only')}</span>
      </div>
      {!sites && <Skeleton lines={6} label={t('loading')} />}
      {sites && !hasRules && (
        <Empty icon={Radar} title={t('rules.none')}>
          <span>{t('rules.none_text')}</span>
        </Empty>
      )}
      {sites
        ?.filter(({ rules }) => rules.length > 0)
        .map((site) => (
          <SiteRules key={site.siteId} site={site} />
        ))}
    </>
  );
}

function SiteRules({ site }: { site: SiteRow }) {
  return (
    <section>
      <ul class="settings-list" aria-label={site.look.name}>
        {site.rules.map((rule) => (
          <li key={rule.ruleId} class="rule">
            <div class="rule-head">
              <strong>{rule.name}</strong>
              <span class={rule.on ? 'tag good' : 'tag'}>{t(rule.on ? 'rules.on' : 'rules.off')}</span>
              <span class="tag accent">{skillWords(rule.skill)}</span>
              <span class="small faint push">{site.look.name}</span>
            </div>
            <div class="rule-words">
              <span class="small soft">{t('rules.when')}</span>
              <ConditionWords condition={rule.condition} />
            </div>
            <blockquote>{rule.text[locale.value] ?? Object.values(rule.text)[0]}</blockquote>
          </li>
        ))}
      </ul>
    </section>
  );
}
