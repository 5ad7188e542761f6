/** Where the visitor is right now, on what, since when, and what the radar thought of it. */
import { ExternalLink } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { desk } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { Since } from '../ui/since.tsx';
import { RadarLines } from '../visitors/radar-lines.tsx';
import { safeLink, shownPath } from '../visitors/shown-url.ts';
import { watchVisitors } from '../visitors/watch.ts';

export function NowSection({ sessionId }: { sessionId: SessionId }) {
  useEffect(watchVisitors, []);
  const state = desk.value;
  const visitor = state?.visitors?.get(sessionId);
  const page = state?.pages.get(sessionId);
  const url = page?.url ?? visitor?.url ?? '';
  const title = page?.title ?? visitor?.title ?? '';
  const isHere = page ? page.online : visitor !== undefined;
  const link = safeLink(url);
  return (
    <section class="person-section">
      <header>
        <h2>{t('now.title')}</h2>
        <span class={isHere ? 'tag good' : 'tag'}>{t(isHere ? 'visitor.online' : 'visitor.offline')}</span>
      </header>
      {url ? (
        <div class="page-now">
          <strong class="clip">{title || shownPath(url)}</strong>
          {link ? (
            <a class="small" href={link} target="_blank" rel="noopener noreferrer">
              <span class="clip">{shownPath(url)}</span> <Icon of={ExternalLink} size={12} label={t('now.new_tab')} />
            </a>
          ) : (
            <span class="small faint clip">{url}</span>
          )}
        </div>
      ) : (
        <p class="faint">{t('now.unknown')}</p>
      )}
      {visitor && (
        <>
          <dl class="facts">
            <dt>{t('now.on_page')}</dt>
            <dd>
              <Since at={visitor.pageSince} />
            </dd>
            <dt>{t('now.on_site')}</dt>
            <dd>
              <Since at={visitor.since} />
            </dd>
            <dt>{t('now.device')}</dt>
            <dd>
              {t(`device.${visitor.device}`)} · {visitor.locale}
            </dd>
            <dt>{t('now.visits')}</dt>
            <dd>{visitor.visits <= 1 ? t('now.first_visit') : t('now.nth_visit', { n: visitor.visits })}</dd>
          </dl>
          <RadarLines radar={visitor.radar} />
        </>
      )}
    </section>
  );
}
