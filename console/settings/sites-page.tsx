/** The sites: their tag to copy, look, allowed origins and hours. */
import { Globe, Pencil, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import type { SiteRow } from '../../shared/protocol/desk.ts';
import { tell } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icon.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { SiteDialog } from './site-dialog.tsx';
import { SiteTag } from './site-tag.tsx';
import { useSites } from './use-list.ts';

export function SitesPage() {
  const [sites, put] = useSites();
  const [edited, setEdited] = useState<SiteRow | 'new' | null>(null);
  return (
    <>
      <div class="settings-head">
        <h2>{t('settings.sites')}</h2>
        <button type="button" class="button primary push" onClick={() => setEdited('new')}>
          <Icon of={Plus} /> {t('sites.add')}
        </button>
      </div>
      {!sites && <Skeleton lines={6} label={t('loading')} />}
      {sites?.length === 0 && (
        <Empty icon={Globe} title={t('sites.none')}>
          <span>{t('sites.none_text')}</span>
        </Empty>
      )}
      {sites && sites.length > 0 && (
        <ul class="settings-list">
          {sites
            .toSorted((a, b) => a.look.name.localeCompare(b.look.name))
            .map((site) => (
              <li key={site.siteId} class="rule">
                <div class="rule-head">
                  <strong>{site.look.name}</strong>
                  <span class="tag">{site.look.languages.join(', ')}</span>
                  <span class="small faint clip">
                    {site.allowedOrigins.length > 0 ? site.allowedOrigins.join(' · ') : t('sites.no_origins')}
                  </span>
                  <button
                    type="button"
                    class="button quiet little square push"
                    title={t('sites.edit_of', { name: site.look.name })}
                    onClick={() => setEdited(site)}
                  >
                    <Icon of={Pencil} size={14} label={t('sites.edit_of', { name: site.look.name })} />
                  </button>
                </div>
                <SiteTag siteKey={site.key} />
              </li>
            ))}
        </ul>
      )}
      {edited && (
        <SiteDialog
          site={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onSaved={(row) => {
            put(row);
            tell({ name: 'site:saved', body: { siteId: row.siteId, key: row.key, look: row.look } });
            setEdited(null);
          }}
        />
      )}
    </>
  );
}
