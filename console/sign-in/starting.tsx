/** Between the page and the desk: the outline of the desk, and after a while what is wrong. */
import { WifiOff } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import * as env from '../env.ts';
import { t } from '../i18n/t.ts';
import { linkState } from '../link.ts';
import { Empty } from '../ui/empty.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

const PATIENCE_MS = 6_000;

export function Starting({ onTryAgain }: { onTryAgain: () => void }) {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => env.after(PATIENCE_MS, () => setSlow(true)), []);
  const mustReload = linkState.value.at === 'refused' && linkState.value.code === 'upgrade_required';
  if (!isSlow && !mustReload) return <Skeleton lines={9} label={t('loading')} />;
  return (
    <main>
      <Empty icon={WifiOff} title={t(mustReload ? 'error.upgrade_required' : 'starting.slow')}>
        <span>{t('starting.what_to_do')}</span>
        <button class="button" onClick={mustReload ? env.reload : onTryAgain}>
          {t(mustReload ? 'reload' : 'try_again')}
        </button>
      </Empty>
    </main>
  );
}
