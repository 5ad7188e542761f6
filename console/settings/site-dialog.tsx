/** Adds or changes one site: name, colour, languages, side, origins, calls, hours. */
import { useState } from 'preact/hooks';
import type { TargetedSubmitEvent } from 'preact';
import { CALL_SETTINGS } from '../../shared/protocol/call.ts';
import type { SiteRow } from '../../shared/protocol/desk.ts';
import { LOCALES, type Locale, type SiteLook } from '../../shared/protocol/site.ts';
import { errorWords } from '../i18n/error-words.ts';
import { t } from '../i18n/t.ts';
import { request } from '../link.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Segments } from '../ui/segments.tsx';
import { Switch } from '../ui/switch.tsx';
import { say } from '../ui/toast.ts';
import { CallSettings } from './call-settings.tsx';
import { CatalogueField } from './catalogue-field.tsx';
import { readDay, writeDay } from './hours-text.ts';
import { PrivacyFields } from './privacy-fields.tsx';
import { hasPrivacyProblem } from './privacy-problem.ts';

type Props = { site: SiteRow | null; onClose: () => void; onSaved: (row: SiteRow) => void };
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const NEW_LOOK: SiteLook = { name: '', color: '#0f6e84', colorScheme: 'auto', side: 'right', languages: ['de'] };
const NEW_HOURS = { timeZone: 'Europe/Berlin', spans: [1, 2, 3, 4, 5].map((day) => ({ day, from: 540, to: 1_080 })) };

export function SiteDialog({ site, onClose, onSaved }: Props) {
  const [look, setLook] = useState<SiteLook>(site?.look ?? NEW_LOOK);
  const [origins, setOrigins] = useState(site?.allowedOrigins.join('\n') ?? '');
  const [pushOrigins, setPushOrigins] = useState(site?.pushOrigins?.join('\n') ?? '');
  const [catalogueUrl, setCatalogueUrl] = useState(site?.catalogueUrl ?? '');
  const hours = site?.hours ?? NEW_HOURS;
  const [timeZone, setTimeZone] = useState(hours.timeZone);
  const [days, setDays] = useState(DAYS.map((day) => writeDay(hours.spans, day)));
  const [privacy, setPrivacy] = useState(site?.privacy ?? { isPrivate: false, rules: [] });
  const [calls, setCalls] = useState(site?.calls ?? CALL_SETTINGS);
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const read = days.map((text, index) => readDay(text, DAYS[index] ?? 1));
  const change = (part: Partial<SiteLook>) => setLook({ ...look, ...part });

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (read.includes(null)) return setWrong(t('sites.hours_wrong'));
    if (hasPrivacyProblem(privacy)) return setWrong(t('privacy.wrong'));
    setBusy(true);
    const answer = await request('sites:save', {
      ...(site && { siteId: site.siteId }),
      look: { ...look, name: look.name.trim() },
      allowedOrigins: origins.split(/\s+/).filter(Boolean),
      pushOrigins: pushOrigins.split(/\s+/).filter(Boolean),
      catalogueUrl: catalogueUrl.trim(),
      privacy,
      calls,
      hours: { timeZone, spans: read.flatMap((spans) => spans ?? []) },
    });
    setBusy(false);
    if (!answer.ok) return setWrong(answer.error.code === 'bad_request' ? t('sites.wrong') : errorWords(answer.error));
    say(t('sites.saved', { name: answer.data.look.name }));
    onSaved(answer.data);
  }
  function switchLanguage(language: Locale, on: boolean) {
    const languages = LOCALES.filter((known) => (known === language ? on : look.languages.includes(known)));
    if (languages.length > 0) change({ languages });
  }

  return (
    <Dialog title={t(site ? 'sites.edit' : 'sites.add')} onClose={onClose} wide>
      <form class="dialog-body" onSubmit={submit}>
        <div class="pair">
          <Field
            label={t('sites.name')}
            value={look.name}
            onValue={(name) => change({ name })}
            required
            maxLength={80}
            autoFocus
          />
          <div class="field">
            <label class="label" for="site-color">
              {t('sites.color')}
            </label>
            <span class="swatch">
              <input
                id="site-color"
                type="color"
                value={look.color}
                onInput={(event) => change({ color: event.currentTarget.value })}
              />
              <span class="small soft">{look.color}</span>
            </span>
          </div>
        </div>
        <div class="pair">
          <div class="field">
            <span class="label">{t('sites.side')}</span>
            <Segments
              label={t('sites.side')}
              value={look.side}
              onChoose={(side) => change({ side })}
              options={[
                { value: 'left', words: t('sites.left') },
                { value: 'right', words: t('sites.right') },
              ]}
            />
          </div>
          <div class="field">
            <span class="label">{t('scheme')}</span>
            <Segments
              label={t('scheme')}
              value={look.colorScheme}
              onChoose={(colorScheme) => change({ colorScheme })}
              options={(['auto', 'light', 'dark'] as const).map((value) => ({ value, words: t(`scheme.${value}`) }))}
            />
          </div>
        </div>
        <div class="choices" role="group" aria-label={t('sites.languages')}>
          {LOCALES.map((language) => (
            <Switch
              key={language}
              on={look.languages.includes(language)}
              onSwitch={(on) => switchLanguage(language, on)}
            >
              {t(`language.${language}`)}
            </Switch>
          ))}
        </div>
        <Field
          label={t('sites.origins')}
          value={origins}
          onValue={setOrigins}
          rows={3}
          hint={t('sites.origins_hint')}
        />
        <Field
          label={t('sites.push_origins')}
          value={pushOrigins}
          onValue={setPushOrigins}
          rows={2}
          hint={t('sites.push_origins_hint')}
        />
        <CatalogueField value={catalogueUrl} onValue={setCatalogueUrl} />
        <PrivacyFields privacy={privacy} onPrivacy={setPrivacy} />
        <CallSettings settings={calls} onSettings={setCalls} />
        <fieldset class="hours">
          <legend class="small soft">{t('sites.hours')}</legend>
          {DAYS.map((day, index) => (
            <label key={day} class="hours-row">
              {t(`day.${day}`)}
              <input
                class="input"
                value={days[index]}
                placeholder={t('sites.closed')}
                aria-invalid={read[index] === null ? true : undefined}
                onInput={({ currentTarget: { value } }) =>
                  setDays(days.map((text, at) => (at === index ? value : text)))
                }
              />
            </label>
          ))}
        </fieldset>
        <Field
          label={t('sites.time_zone')}
          value={timeZone}
          onValue={setTimeZone}
          required
          maxLength={60}
          wrong={wrong}
        />
        <div class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button class="button primary" disabled={isBusy}>
            {t('save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
