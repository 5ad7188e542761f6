/** One visitor on one line: who, where, how long, and the newest word of the radar. */
import { Monitor, Smartphone, Tablet } from 'lucide';
import type { LiveVisitor } from '../../shared/protocol/desk.ts';
import { t } from '../i18n/t.ts';
import { Avatar, hueOf } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import { Since } from '../ui/since.tsx';
import { outcomeWords } from './radar-lines.tsx';
import { shownPath } from './shown-url.ts';

const DEVICES = { desktop: Monitor, phone: Smartphone, tablet: Tablet };
const TONES = { shown: 'accent', accepted: 'good', declined: 'warn', expired: '', withheld: '' };

type Props = { visitor: LiveVisitor; isChosen: boolean; onChoose: () => void };

export function VisitorRow({ visitor, isChosen, onChoose }: Props) {
  const newest = visitor.radar.toSorted((a, b) => b.at - a.at)[0];
  return (
    <li>
      <button type="button" class="visitor-row" aria-current={isChosen ? 'true' : undefined} onClick={onChoose}>
        <Avatar name={visitor.visitorName} hue={hueOf(visitor.visitorId)} />
        <span class="visitor-who">
          <strong class="clip">{visitor.visitorName}</strong>
          <span class="small faint visitor-device">
            <Icon of={DEVICES[visitor.device]} size={12} label={t(`device.${visitor.device}`)} />
            {visitor.locale} · {visitor.visits <= 1 ? t('now.first_visit') : t('now.nth_visit', { n: visitor.visits })}
          </span>
        </span>
        <span class="visitor-where">
          <span class="clip">{visitor.title || shownPath(visitor.url)}</span>
          <span class="small faint clip">{shownPath(visitor.url)}</span>
        </span>
        <span class="visitor-long small">
          <span>
            <Since at={visitor.pageSince} />
          </span>
          <span class="faint">
            {t('visitors.of')} <Since at={visitor.since} />
          </span>
        </span>
        <span class="visitor-radar small">
          {visitor.conversationId ? (
            <span class="tag good">{t('visitors.in_conversation')}</span>
          ) : newest ? (
            <>
              <span class={`tag ${TONES[newest.outcome]}`}>{newest.ruleName}</span>
              <span class="soft">{outcomeWords(newest)}</span>
            </>
          ) : (
            <span class="faint">{t('radar.none')}</span>
          )}
        </span>
      </button>
    </li>
  );
}
