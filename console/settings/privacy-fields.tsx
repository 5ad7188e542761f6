/** What agents may see and use of a site's pages: one switch and a list of rules, with the way back from a removal. */
import { Plus, Undo2 } from 'lucide';
import { useState } from 'preact/hooks';
import type { PageRule, Privacy } from '../../shared/protocol/page-rules.ts';
import { MAX_PAGE_RULES } from '../../shared/protocol/limits.ts';
import { t } from '../i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { Switch } from '../ui/switch.tsx';
import { PageRuleRow } from './page-rule-row.tsx';
import './privacy-fields.css';

type Props = { privacy: Privacy; onPrivacy: (privacy: Privacy) => void };
const NEW_RULE: PageRule = { pages: '', selector: '', treat: 'mask' };

export function PrivacyFields({ privacy, onPrivacy }: Props) {
  const [before, setBefore] = useState<readonly PageRule[] | null>(null);
  const { rules } = privacy;
  function change(next: readonly PageRule[], undo: readonly PageRule[] | null = null) {
    setBefore(undo);
    onPrivacy({ ...privacy, rules: [...next] });
  }
  return (
    <fieldset class="privacy">
      <legend class="label">{t('privacy.title')}</legend>
      <p class="small soft">{t('privacy.text')}</p>
      <Switch on={privacy.isPrivate} onSwitch={(isPrivate) => onPrivacy({ ...privacy, isPrivate })}>
        {t('privacy.private')}
      </Switch>
      {rules.length === 0 && !before && <p class="small faint">{t('privacy.none')}</p>}
      {rules.length > 0 && (
        <ol class="page-rules" aria-label={t('privacy.rules')}>
          <li class="page-rule small faint" aria-hidden="true">
            <span>{t('privacy.pages')}</span>
            <span>{t('privacy.selector')}</span>
            <span>{t('privacy.treat')}</span>
          </li>
          {rules.map((rule, index) => (
            <PageRuleRow
              key={index}
              n={index + 1}
              rule={rule}
              onRule={(changed) => change(rules.with(index, changed))}
              onRemove={() => change(rules.toSpliced(index, 1), rules)}
            />
          ))}
        </ol>
      )}
      {before && (
        <p class="privacy-undo small" role="status">
          {t('privacy.removed')}{' '}
          <button type="button" class="button little" onClick={() => change(before)}>
            <Icon of={Undo2} /> {t('privacy.undo')}
          </button>
        </p>
      )}
      <div class="privacy-foot">
        <button
          type="button"
          class="button little"
          disabled={rules.length >= MAX_PAGE_RULES}
          onClick={() => change([...rules, NEW_RULE])}
        >
          <Icon of={Plus} /> {t('privacy.add')}
        </button>
        <span class="small faint">{t('privacy.new_pages')}</span>
      </div>
    </fieldset>
  );
}
