/** Shows the toasts, newest last, spoken politely. */
import { CircleAlert, Undo2, X } from 'lucide';
import { t } from '../i18n/t.ts';
import { Icon } from './icon.tsx';
import { hide, toasts } from './toast.ts';
import './toasts.css';

export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map(({ id, text, tone, undo }) => (
        <div key={id} class={`toast ${tone}`}>
          {tone === 'bad' && <Icon of={CircleAlert} />}
          <span>{text}</span>
          {undo && (
            <button type="button" class="button little" onClick={undo}>
              <Icon of={Undo2} /> {t('undo')}
            </button>
          )}
          <button type="button" class="button quiet little square" onClick={() => hide(id)} aria-label={t('close')}>
            <Icon of={X} size={14} />
          </button>
        </div>
      ))}
    </div>
  );
}
