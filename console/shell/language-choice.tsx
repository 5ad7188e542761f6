/** The console's language. */
import { locale, setLocale, t } from '../i18n/t.ts';
import { Segments } from '../ui/segments.tsx';

export function LanguageChoice() {
  return (
    <Segments
      label={t('language')}
      value={locale.value}
      onChoose={setLocale}
      options={[
        { value: 'de', words: 'Deutsch' },
        { value: 'en', words: 'English' },
      ]}
    />
  );
}
