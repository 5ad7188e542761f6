/** Makes the first administrator from the one-time link the server printed. */
import { useEffect, useState } from 'preact/hooks';
import type { TargetedSubmitEvent } from 'preact';
import { UserRoundPlus } from 'lucide';
import * as env from '../env.ts';
import { errorWords } from '../i18n/error-words.ts';
import { t } from '../i18n/t.ts';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { go } from '../view.ts';
import { makeFirstAdministrator } from './api.ts';
import { Doorway } from './doorway.tsx';

const MIN_PASSWORD_CHARS = 12;

export function FirstAdministrator({ token, onDone }: { token: string; onDone: () => void }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(token ? null : t('first.no_token'));

  // The token must not stay in the address bar or the history.
  useEffect(() => env.replaceHash(''), []);

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    const answer = await makeFirstAdministrator({ token, name: name.trim(), email: email.trim(), password });
    setBusy(false);
    if (answer.ok) {
      go({ room: 'inbox' });
      onDone();
    } else setWrong(answer.error.code === 'unauthorized' ? t('first.used') : errorWords(answer.error));
  }

  return (
    <Doorway title={t('first.title')} text={t('first.text')}>
      <form onSubmit={submit}>
        <Field label={t('first.name')} value={name} onValue={setName} autocomplete="name" required autoFocus />
        <Field
          label={t('sign_in.email')}
          type="email"
          value={email}
          onValue={setEmail}
          autocomplete="username"
          required
        />
        <Field
          label={t('sign_in.password')}
          type="password"
          value={password}
          onValue={setPassword}
          autocomplete="new-password"
          minLength={MIN_PASSWORD_CHARS}
          required
          hint={t('first.password_hint')}
          wrong={wrong}
        />
        <button class="button primary wide" disabled={isBusy || !token}>
          <Icon of={UserRoundPlus} /> {t('first.go')}
        </button>
      </form>
    </Doorway>
  );
}
