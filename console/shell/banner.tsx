/** One line above the desk when the line to the server is gone, the build is too old, or video is not to be had. */
import { CloudOff, RotateCw } from 'lucide';
import * as env from '../env.ts';
import { t } from '../i18n/t.ts';
import { linkState } from '../link.ts';
import { Icon } from '../ui/icon.tsx';
import { seconds } from '../view.ts';
import './banner.css';

/** A reconnect that takes no longer than this is nobody's business. */
const QUIET_MS = 1_500;

export function Banner() {
  const link = linkState.value;
  if (link.at === 'refused' && link.code === 'upgrade_required') {
    return (
      <div class="banner" role="alert">
        <Icon of={RotateCw} /> {t('error.upgrade_required')}
        <button type="button" class="button little" onClick={env.reload}>
          {t('reload')}
        </button>
      </div>
    );
  }
  if (link.at !== 'lost' || seconds.value - link.since < QUIET_MS) return <div hidden />;
  return (
    <div class="banner" role="alert">
      <Icon of={CloudOff} /> <strong>{t('banner.lost')}</strong> {t('banner.lost_text')}
    </div>
  );
}
