/** One rule for pages in the site's settings: where, what, how; says what to do when it cannot be read. */
import { Trash2 } from 'lucide';
import { useId, useState } from 'preact/hooks';
import { MAX_SELECTOR_CHARS } from '../../shared/protocol/limits.ts';
import { TREATMENTS, type PageRule, type Treatment } from '../../shared/protocol/page-rules.ts';
import { t } from '../i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { problemOf } from './privacy-problem.ts';

type Props = { n: number; rule: PageRule; onRule: (rule: PageRule) => void; onRemove: () => void };

export function PageRuleRow({ n, rule, onRule, onRemove }: Props) {
  const wrongId = useId();
  // Nobody is told of a mistake while still writing.
  const [isLeft, setLeft] = useState(false);
  const isWhole = rule.treat === 'pause';
  const problem = isLeft || rule.selector !== '' ? problemOf(rule) : null;
  const field = (name: 'pages' | 'selector', placeholder: string, label: string, maxLength: number) => (
    <input
      class="input"
      value={isWhole && name === 'selector' ? '' : rule[name]}
      disabled={isWhole && name === 'selector'}
      placeholder={placeholder}
      aria-label={`${label} ${n}`}
      aria-invalid={problem === name ? true : undefined}
      aria-describedby={problem === name ? wrongId : undefined}
      maxLength={maxLength}
      spellcheck={false}
      autocapitalize="off"
      onBlur={() => setLeft(true)}
      onInput={({ currentTarget: { value } }) => onRule({ ...rule, [name]: value })}
    />
  );
  return (
    <li class="page-rule">
      {field('pages', t('privacy.pages_all'), t('privacy.pages'), 200)}
      {field(
        'selector',
        t(isWhole ? 'privacy.selector_none' : 'privacy.selector_example'),
        t('privacy.selector'),
        MAX_SELECTOR_CHARS,
      )}
      <select
        class="input"
        value={rule.treat}
        aria-label={`${t('privacy.treat')} ${n}`}
        onChange={({ currentTarget: { value } }) => onRule({ ...rule, treat: value as Treatment })}
      >
        {TREATMENTS.map((treat) => (
          <option key={treat} value={treat}>
            {t(`privacy.treat.${treat}`)}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="button quiet little square"
        title={t('privacy.remove', { n })}
        aria-label={t('privacy.remove', { n })}
        onClick={onRemove}
      >
        <Icon of={Trash2} />
      </button>
      {problem && (
        <span class="wrong small" id={wrongId} role="alert">
          {t(`privacy.wrong_${problem}`)}
        </span>
      )}
    </li>
  );
}
