/** Says whether chats may come to me, and how many of my seats are taken. */
import { desk } from '../desk.ts';
import { seatsTaken } from '../desk-lists.ts';
import { t } from '../i18n/t.ts';
import { Switch } from '../ui/switch.tsx';
import { choosePresence } from './presence.ts';
import './presence-switch.css';

export function PresenceSwitch() {
  const state = desk.value;
  if (!state) return null;
  const { capacity } = state.me;
  const taken = seatsTaken(state);
  const words = t('presence.seats', { taken, capacity });
  return (
    <div class="presence">
      <Switch on={state.status === 'available'} onSwitch={(on) => void choosePresence(on ? 'available' : 'away')}>
        {t(`presence.${state.status}`)}
      </Switch>
      <span class="presence-seats small soft" title={words}>
        <span class="seats" aria-hidden="true">
          {Array.from({ length: Math.min(capacity, 8) }, (_, seat) => (
            <i key={seat} class={seat < taken ? 'taken' : ''} />
          ))}
        </span>
        <span class="unseen">{words}</span>
        <span aria-hidden="true">
          {taken}/{capacity}
        </span>
      </span>
    </div>
  );
}
