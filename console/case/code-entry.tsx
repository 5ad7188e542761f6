/** Ties the caller's live page to this case: what to say to the caller, and a field for the code they read aloud. */
import { CircleAlert, Link2, Lock } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { CODE_LENGTH, type CaseView } from '../../shared/protocol/case.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import { tell } from '../desk.ts';
import * as env from '../env.ts';
import { durationWords } from '../i18n/duration-words.ts';
import { errorWords } from '../i18n/error-words.ts';
import { locale, t, tn } from '../i18n/t.ts';
import { request } from '../link.ts';
import { Icon } from '../ui/icon.tsx';
import { say } from '../ui/toast.ts';
import { seconds } from '../view.ts';
import { foldCode } from './fold-code.ts';
import './code-entry.css';

const LOCKED_FOR_MS = 30_000;

export function CodeEntry({ of }: { of: CaseView }) {
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ code: string; error: WireError } | null>(null);
  /** The complete code that stands there: who corrects a sign while an answer is awaited is heard too. */
  const wanted = useRef('');
  const isAsking = useRef(false);
  const [lockedUntil, setLockedUntil] = useState(0);
  const { code, isComplete, strange } = foldCode(typed);
  const lockedMs = lockedUntil - seconds.value;
  const isLocked = lockedMs > 0;
  const wrong = refused?.code === code ? refused.error : null;

  async function redeem() {
    if (isLocked || isAsking.current) return;
    isAsking.current = true;
    setBusy(true);
    for (let asked = ''; wanted.current && wanted.current !== asked;) {
      asked = wanted.current;
      const answer = await request('code:redeem', { caseId: of.caseId, code: asked });
      if (answer.ok) {
        tell({ name: 'case:changed', body: answer.data });
        say(t('code.linked'));
        break;
      }
      setRefused({ code: asked, error: answer.error });
      if (answer.error.code !== 'rate_limited') continue;
      setLockedUntil(env.now() + (answer.error.retryAfterMs ?? LOCKED_FOR_MS));
      break;
    }
    isAsking.current = false;
    setBusy(false);
  }
  function write(text: string) {
    setTyped(text);
    setRefused(null);
    const folded = foldCode(text);
    wanted.current = folded.isComplete ? folded.code : '';
    if (folded.isComplete && folded.code !== code) void redeem();
  }

  return (
    <form
      class="code-entry"
      onSubmit={(event) => {
        event.preventDefault();
        void redeem();
      }}
    >
      <div>
        <strong>{t('code.title')}</strong>
        <ol class="soft">
          <li>{t('code.step_open')}</li>
          <li>{t('code.step_press')}</li>
          <li>{t('code.step_read', { n: CODE_LENGTH })}</li>
        </ol>
      </div>
      <div class="code-line">
        <label class="unseen" for="code">
          {t('code.label')}
        </label>
        <input
          id="code"
          class="input code-input"
          autocomplete="off"
          autoCapitalize="characters"
          spellcheck={false}
          maxLength={20}
          placeholder={'•'.repeat(CODE_LENGTH)}
          value={typed}
          disabled={isLocked}
          aria-invalid={wrong ? true : undefined}
          aria-describedby="code-said"
          onInput={(event) => write(event.currentTarget.value.toUpperCase())}
        />
        <button class="button primary" disabled={!isComplete || isBusy || isLocked}>
          <Icon of={Link2} /> {t('code.link')}
        </button>
      </div>
      <p class="code-said small" id="code-said" role="status">
        {isLocked ? (
          <span class="bad">
            <Icon of={Lock} size={14} /> {t('code.locked', { duration: durationWords(lockedMs, locale.value) })}
          </span>
        ) : wrong && wrong.code !== 'rate_limited' ? (
          <span class="bad">
            <Icon of={CircleAlert} size={14} /> {wrong.code === 'wrong_code' ? t('code.wrong') : errorWords(wrong)}
          </span>
        ) : strange.length > 0 ? (
          <span class="warn">{t('code.strange', { signs: strange.join(' ') })}</span>
        ) : code.length > 0 && !isComplete ? (
          tn('code.missing', CODE_LENGTH - code.length)
        ) : (
          t('code.hint')
        )}
      </p>
    </form>
  );
}
