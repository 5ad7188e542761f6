/** Asks the visitor whether I may use the page, and gives it back. */
import { MousePointerClick } from 'lucide';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { t } from '../i18n/t.ts';
import { askFor, giveBack } from '../page/ask.ts';
import { outcomeFor } from '../page/ask-outcomes.ts';
import { hasCapability, openAsk } from '../page/capabilities.ts';
import { Icon } from '../ui/icon.tsx';
import { Switch } from '../ui/switch.tsx';

export function ControlSwitch({ sessionId }: { sessionId: SessionId }) {
  const isOn = hasCapability(sessionId, 'control');
  const isWaiting = openAsk(sessionId, 'control') !== null;
  const outcome = outcomeFor(sessionId, 'control');
  const words = isWaiting
    ? t('page.control_waiting')
    : !isOn && (outcome === 'refused' || outcome === 'expired')
      ? t(`page.control_${outcome}`)
      : t(isOn ? 'page.control_on' : 'page.control');
  return (
    <Switch
      on={isOn || isWaiting}
      onSwitch={(on) => void (on ? askFor(sessionId, 'control') : giveBack(sessionId, 'control'))}
    >
      <span class="small page-point">
        <Icon of={MousePointerClick} size={14} /> {words}
      </span>
    </Switch>
  );
}
