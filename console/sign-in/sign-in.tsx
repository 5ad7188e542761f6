/** The sign-in form; says why a former sign-in ended. */
import { Info, LogIn } from 'lucide';
import { useState } from 'preact/hooks';
import type { TargetedSubmitEvent } from 'preact';
import type { SignInEnd } from '../desk-link.ts';
import { errorWords } from '../i18n/error-words.ts';
import { t } from '../i18n/t.ts';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { signIn } from './api.ts';
import { Doorway } from './doorway.tsx';

export function SignIn({ ended, onDone }: { ended: SignInEnd | null; onDone: () => void }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    const answer = await signIn(email.trim(), password);
    setBusy(false);
    if (answer.ok) return onDone();
    setWrong(answer.error.code === 'unauthorized' ? t('sign_in.wrong') : errorWords(answer.error));
  }

  return (
    <Doorway title={t('sign_in.title')} text={t('sign_in.text')}>
      {ended && !wrong && (
        <p class="doorway-notice" role="status">
          <Icon of={Info} /> {t(`sign_in.ended_${ended}`)}
        </p>
      )}
      <form onSubmit={submit}>
        <Field
          label={t('sign_in.email')}
          type="email"
          value={email}
          onValue={setEmail}
          autocomplete="username"
          required
          autoFocus
        />
        <Field
          label={t('sign_in.password')}
          type="password"
          value={password}
          onValue={setPassword}
          autocomplete="current-password"
          required
          wrong={wrong}
        />
        <button class="button primary wide" disabled={isBusy}>
          <Icon of={LogIn} /> {t('sign_in.go')}
        </button>
      </form>
    </Doorway>
  );
}
