/** Shows the desk's keys. */
import { isApple } from '../env.ts';
import { t } from '../i18n/t.ts';
import { Dialog } from '../ui/dialog.tsx';
import { dialog } from '../view.ts';
import { SHORTCUTS } from './shortcuts.ts';
import './shortcuts-dialog.css';

export const keyNames = (keys: string): string[] =>
  keys
    .split('+')
    .map((key) => (key === 'Mod' ? (isApple() ? '⌘' : t('key.ctrl')) : key === 'Alt' && isApple() ? '⌥' : key));

export function ShortcutsDialog() {
  return (
    <Dialog title={t('shortcuts.title')} onClose={() => (dialog.value = null)}>
      <dl class="dialog-body keys">
        {SHORTCUTS.map(({ name, keys }) => (
          <div key={name}>
            <dt>{t(`shortcuts.${name}`)}</dt>
            <dd>
              {keyNames(keys).map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('shortcuts.send')}</dt>
          <dd>
            <kbd>{t('key.enter')}</kbd>
          </dd>
        </div>
        <div>
          <dt>{t('shortcuts.new_line')}</dt>
          <dd>
            <kbd>{t('key.shift')}</kbd>
            <kbd>{t('key.enter')}</kbd>
          </dd>
        </div>
      </dl>
    </Dialog>
  );
}
