/** Devices of a running call: which microphone, camera and speaker, how loud, and what is behind me. */
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/t.ts';
import { blur, canBlur, choose, chosenDevices } from './call-room.ts';
import './device-panel.css';

export type Sound = { readonly volume: number; readonly speaker: string };
type Listed = readonly { readonly id: string; readonly name: string }[];

export function DevicePanel({ sound, onSound }: { sound: Sound; onSound: (sound: Sound) => void }) {
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);
  const [chosen, setChosen] = useState(chosenDevices());
  useEffect(() => {
    const media = navigator.mediaDevices as MediaDevices | undefined;
    const look = () => void media?.enumerateDevices().then(setDevices, () => setDevices([]));
    look();
    media?.addEventListener('devicechange', look);
    return () => media?.removeEventListener('devicechange', look);
  }, []);
  const of = (kind: MediaDeviceKind): Listed =>
    devices
      .filter((device) => device.kind === kind && device.deviceId !== '' && device.deviceId !== 'default')
      .map(({ deviceId, label }, place) => ({ id: deviceId, name: label || String(place + 1) }));
  const pick = async (devicesNow: Parameters<typeof choose>[0]) => {
    await choose(devicesNow);
    setChosen(chosenDevices());
  };
  return (
    <div class="call-devices">
      <Choice
        label={t('call.microphone')}
        options={of('audioinput')}
        value={chosen.microphone}
        onPick={(id) => pick({ microphone: id })}
      />
      <Choice
        label={t('call.camera')}
        options={of('videoinput')}
        value={chosen.camera}
        onPick={(id) => pick({ camera: id })}
      />
      {'setSinkId' in HTMLMediaElement.prototype && (
        <Choice
          label={t('call.speaker')}
          options={of('audiooutput')}
          value={sound.speaker}
          onPick={(speaker) => onSound({ ...sound, speaker })}
        />
      )}
      <label class="call-choice">
        <span>{t('call.volume')}</span>
        <input
          type="range"
          aria-label={t('call.volume')}
          min="0"
          max="1"
          step="0.05"
          value={sound.volume}
          onInput={(event) => onSound({ ...sound, volume: Number(event.currentTarget.value) })}
        />
      </label>
      {canBlur() && <Blur isOn={chosen.blur ?? false} />}
    </div>
  );
}

function Blur({ isOn }: { isOn: boolean }) {
  const [at, setAt] = useState<'rest' | 'busy' | 'failed'>('rest');
  const turn = async (box: HTMLInputElement) => {
    setAt('busy');
    const isDone = await blur(box.checked);
    box.checked &&= isDone;
    setAt(isDone ? 'rest' : 'failed');
  };
  return (
    <>
      <label class="call-choice call-check">
        <span>{t('call.blur')}</span>
        <input
          type="checkbox"
          defaultChecked={isOn}
          disabled={at === 'busy'}
          onChange={(event) => void turn(event.currentTarget)}
        />
      </label>
      <p class="small" role="status">
        {at === 'busy' ? t('call.blur_busy') : at === 'failed' ? t('call.blur_failed') : ''}
      </p>
    </>
  );
}

type ChoiceProps = { label: string; options: Listed; value: string | undefined; onPick: (id: string) => void };
function Choice({ label, options, value = '', onPick }: ChoiceProps) {
  return (
    <label class="call-choice">
      <span>{label}</span>
      <select aria-label={label} value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        <option value="">{t('call.standard')}</option>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
