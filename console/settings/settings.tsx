/** What administrators keep: agents, sites, and the radar's rules to read. */
import { Lock } from 'lucide';
import { desk } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { SETTINGS_ROOMS } from '../route.ts';
import { Empty } from '../ui/empty.tsx';
import { Segments } from '../ui/segments.tsx';
import { go, route } from '../view.ts';
import { AgentsPage } from './agents-page.tsx';
import { RulesPage } from './rules-page.tsx';
import { SitesPage } from './sites-page.tsx';
import './settings.css';

export function Settings() {
  const to = route.value;
  const page = to.room === 'settings' ? to.page : 'agents';
  if (desk.value?.me.role !== 'administrator') {
    return (
      <main class="column">
        <Empty icon={Lock} title={t('settings.forbidden')}>
          <span>{t('settings.forbidden_text')}</span>
        </Empty>
      </main>
    );
  }
  return (
    <main class="column settings" aria-label={t('rail.settings')}>
      <header class="column-head">
        <h1>{t('rail.settings')}</h1>
        <Segments
          label={t('rail.settings')}
          value={page}
          onChoose={(chosen) => go({ room: 'settings', page: chosen })}
          options={SETTINGS_ROOMS.map((value) => ({ value, words: t(`settings.${value}`) }))}
        />
      </header>
      <div class="scroll">
        <div class="settings-page">
          {page === 'agents' && <AgentsPage />}
          {page === 'sites' && <SitesPage />}
          {page === 'rules' && <RulesPage />}
        </div>
      </div>
    </main>
  );
}
