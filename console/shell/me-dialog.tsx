/** The agent's own menu: presence, sound, language, theme, signing out. */
import { LogOut } from 'lucide';
import { isSoundOn, setSound } from '../attention/ring.ts';
import { desk } from '../desk.ts';
import { leaveDesk } from '../desk-link.ts';
import { PresenceSwitch } from '../inbox/presence-switch.tsx';
import { t } from '../i18n/t.ts';
import { signOut } from '../sign-in/api.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Switch } from '../ui/switch.tsx';
import { sayError } from '../ui/toast.ts';
import { dialog } from '../view.ts';
import { LanguageChoice } from './language-choice.tsx';
import { SchemeChoice } from './scheme-choice.tsx';
import './me-dialog.css';

const close = () => (dialog.value = null);

async function leave(): Promise<void> {
  const answer = await signOut();
  if (!answer.ok) return sayError(answer.error);
  close();
  leaveDesk('signed_out');
}

export function MeDialog() {
  const state = desk.value;
  if (!state) return null;
  const { me, media } = state;
  return (
    <Dialog title={t('me.title')} onClose={close}>
      <div class="dialog-body">
        <div class="me-head">
          <Avatar name={me.name} hue={me.hue} size={40} />
          <div>
            <strong>{me.name}</strong>
            <div class="small soft">
              {t(`role.${me.role}`)} · {me.email}
            </div>
          </div>
        </div>
        <div class="me-row">
          <PresenceSwitch />
        </div>
        <div class="me-row">
          <Switch on={isSoundOn.value} onSwitch={setSound}>
            {t('me.sound')}
          </Switch>
        </div>
        <div class="me-row">
          {t('language')} <LanguageChoice />
        </div>
        <div class="me-row">
          {t('scheme')} <SchemeChoice />
        </div>
        {media.state === 'missing' && (
          <p class="small soft">
            {t('media.missing')} <span class="faint">{media.reason}</span>
          </p>
        )}
        <button type="button" class="button" onClick={() => void leave()}>
          <Icon of={LogOut} /> {t('me.sign_out')}
        </button>
      </div>
    </Dialog>
  );
}
