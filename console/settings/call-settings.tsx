/** What a site says about calls: who may begin and who may listen, how sharp pictures may be, how many run at once. */
import { useId } from 'preact/hooks';
import type { CallSettings as Settings } from '../../shared/protocol/call.ts';
import { t } from '../i18n/t.ts';
import { Switch } from '../ui/switch.tsx';
import './call-settings.css';

type Props = { settings: Settings; onSettings: (settings: Settings) => void };
type Figure = 'cameraKbps' | 'screenKbps' | 'maxAtOnce';
/** Below these a face or a letter is not to be made out; above them the server refuses. */
const RANGE: Record<Figure, readonly [least: number, most: number]> = {
  cameraKbps: [100, 5_000],
  screenKbps: [200, 5_000],
  maxAtOnce: [0, 10_000],
};
const WORDS = { cameraKbps: 'call_settings.camera', screenKbps: 'call_settings.screen' } as const;

export function CallSettings({ settings, onSettings }: Props) {
  const change = (part: Partial<Settings>) => onSettings({ ...settings, ...part });
  return (
    <fieldset class="call-settings">
      <legend class="label">{t('call_settings.title')}</legend>
      <Switch on={settings.visitorMayStart} onSwitch={(visitorMayStart) => change({ visitorMayStart })}>
        {t('call_settings.visitor')}
        <span class="small soft">{t('call_settings.visitor_hint')}</span>
      </Switch>
      <Switch on={settings.mayListen} onSwitch={(mayListen) => change({ mayListen })}>
        {t('call_settings.listen')}
        <span class="small soft">{t('call_settings.listen_hint')}</span>
      </Switch>
      <div class="call-figures">
        {(['cameraKbps', 'screenKbps'] as const).map((figure) => (
          <FigureField
            key={figure}
            figure={figure}
            label={t(WORDS[figure])}
            value={settings[figure]}
            onValue={(value) => change({ [figure]: value })}
          />
        ))}
        <FigureField
          figure="maxAtOnce"
          label={t('call_settings.at_once')}
          hint={t('call_settings.at_once_hint')}
          value={settings.maxAtOnce}
          onValue={(maxAtOnce) => change({ maxAtOnce })}
        />
      </div>
    </fieldset>
  );
}

type FigureProps = {
  figure: Figure;
  label: string;
  value: number;
  onValue: (value: number) => void;
  hint?: string;
};

/** The form is not sent while the browser finds the number wrong; it says so in our words. */
function FigureField({ figure, label, value, onValue, hint }: FigureProps) {
  const id = useId();
  const [least, most] = RANGE[figure];
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="input"
        type="number"
        inputMode="numeric"
        value={Number.isNaN(value) ? '' : value}
        min={least}
        max={most}
        step={1}
        required
        aria-describedby={hint ? `${id}-hint` : undefined}
        onInput={({ currentTarget }) => {
          currentTarget.setCustomValidity('');
          if (!currentTarget.checkValidity())
            currentTarget.setCustomValidity(t('call_settings.wrong', { least, most }));
          onValue(currentTarget.valueAsNumber);
        }}
      />
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}
