/** The visitor's tabs, where there are several: which I see, which is in front, and the way back to following. */
import { LocateFixed } from 'lucide';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { t } from '../i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { shownPath } from '../visitors/shown-url.ts';
import { chosenTab, lookAt, lookedAtTab, tabsOf } from './tab-look.ts';
import './tab-strip.css';

export function TabStrip({ sessionId }: { sessionId: SessionId }) {
  const tabs = tabsOf(sessionId);
  if (tabs.length < 2) return null;
  const shown = lookedAtTab(sessionId)?.tab;
  const isFollowing = chosenTab(sessionId) === null;
  return (
    <div class="tab-strip" role="group" aria-label={t('tabs.label')}>
      <div class="tab-strip-tabs">
        {tabs.map(({ tab, url, title, front }) => (
          <button
            key={tab}
            type="button"
            class="visitor-tab"
            aria-pressed={tab === shown}
            title={`${title} ${shownPath(url)}`}
            onClick={() => lookAt(sessionId, tab)}
          >
            <span class="clip">{title || t('tabs.untitled')}</span>
            <span class="faint clip visitor-tab-path">{shownPath(url)}</span>
            {front && <span class="visitor-tab-front">{t('tabs.front')}</span>}
          </button>
        ))}
      </div>
      <button
        type="button"
        class="button little tab-follow"
        aria-pressed={isFollowing}
        title={t('tabs.follow_hint')}
        onClick={() => lookAt(sessionId, null)}
      >
        <Icon of={LocateFixed} size={14} /> {t('tabs.follow')}
      </button>
    </div>
  );
}
