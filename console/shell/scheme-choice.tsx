/** Light, dark or as the system says. */
import { Monitor, Moon, Sun } from 'lucide';
import { t } from '../i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { Segments } from '../ui/segments.tsx';
import { scheme, setScheme } from '../ui/theme.ts';

export function SchemeChoice() {
  return (
    <Segments
      label={t('scheme')}
      value={scheme.value}
      onChoose={setScheme}
      options={[
        { value: 'auto', words: <Icon of={Monitor} />, name: t('scheme.auto') },
        { value: 'light', words: <Icon of={Sun} />, name: t('scheme.light') },
        { value: 'dark', words: <Icon of={Moon} />, name: t('scheme.dark') },
      ]}
    />
  );
}
