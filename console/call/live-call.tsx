/** The running call: the visitor's picture or avatar, my own picture, and the buttons. */
import { Maximize2, Mic, MicOff, Minimize2, PhoneOff, Video, VideoOff } from 'lucide';
import { useState } from 'preact/hooks';
import type { LocalDevice, RemotePeer } from '../../shared/call/call-view.ts';
import * as env from '../env.ts';
import { clockWords } from '../i18n/duration-words.ts';
import { t } from '../i18n/t.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import { seconds } from '../view.ts';
import { hangUp, turn, type CallNow } from './call-room.ts';
import { TrackView } from './track-view.tsx';
import { useDrag } from './use-drag.ts';

export type CallVisitor = { readonly name: string; readonly hue: number };

export function LiveCall({ now, visitor: { name, hue } }: { now: CallNow; visitor: CallVisitor }) {
  const [isLarge, setLarge] = useState(false);
  const drag = useDrag();
  const { view, since } = now;
  void seconds.value;
  const peer: RemotePeer | undefined = view?.peers.find(({ role }) => role === 'visitor');
  const camera = peer?.tracks.camera;
  const microphone = peer?.tracks.microphone;
  const state = view?.state ?? 'connecting';
  const problem = view && deviceProblem(view.microphone, view.camera);
  return (
    <section class={`call${isLarge ? ' large' : ''}`} style={drag.style} aria-label={t('call.with', { name })}>
      <div class="call-stage">
        {camera && !camera.paused ? (
          <TrackView track={camera.track} label={t('call.picture_of', { name })} />
        ) : (
          <div class="call-face">
            <Avatar name={name} hue={hue} size={96} />
          </div>
        )}
        {microphone && <TrackView track={microphone.track} label="" />}
        {view?.camera.track && view.camera.state === 'on' && (
          <TrackView track={view.camera.track} label={t('call.own_picture')} isOwn />
        )}
        <div class="call-top" {...drag.handle}>
          <strong class="clip">{name}</strong>
          <span class="small" role="status">
            {state === 'live' ? clockWords(env.now() - since) : t(`call.${state}`)}
            {state === 'ended' && view?.over && ` – ${t(`call.over_${view.over}`)}`}
          </span>
        </div>
        {microphone?.paused && <span class="call-muted tag">{t('call.they_muted')}</span>}
      </div>
      {problem && state !== 'ended' && (
        <p class="call-problem small" role="alert">
          {t(problem)}
        </p>
      )}
      {view && state !== 'ended' && (
        <div class="call-tools">
          <DeviceButton
            device={view.microphone}
            on={t('call.mute')}
            off={t('call.unmute')}
            icons={[Mic, MicOff]}
            onTurn={(on) => turn('microphone', on)}
          />
          <DeviceButton
            device={view.camera}
            on={t('call.camera_off')}
            off={t('call.camera_on')}
            icons={[Video, VideoOff]}
            onTurn={(on) => turn('camera', on)}
          />
          <button
            type="button"
            class="button square"
            title={t(isLarge ? 'call.smaller' : 'call.larger')}
            onClick={() => setLarge(!isLarge)}
          >
            <Icon of={isLarge ? Minimize2 : Maximize2} label={t(isLarge ? 'call.smaller' : 'call.larger')} />
          </button>
          <button type="button" class="button danger" onClick={hangUp}>
            <Icon of={PhoneOff} /> {t('call.hang_up')}
          </button>
        </div>
      )}
    </section>
  );
}

type ButtonProps = {
  device: LocalDevice;
  on: string;
  off: string;
  icons: [typeof Mic, typeof Mic];
  onTurn: (on: boolean) => void;
};

function DeviceButton({ device, on, off, icons, onTurn }: ButtonProps) {
  const isOn = device.state === 'on';
  const words = isOn ? on : off;
  return (
    <button
      type="button"
      class="button square"
      title={words}
      aria-pressed={!isOn}
      disabled={device.state === 'opening'}
      onClick={() => onTurn(!isOn)}
    >
      <Icon of={isOn ? icons[0] : icons[1]} label={words} />
    </button>
  );
}

function deviceProblem(microphone: LocalDevice, camera: LocalDevice) {
  if (microphone.problem) return `call.microphone_${microphone.problem}` as const;
  return camera.problem ? (`call.camera_${camera.problem}` as const) : null;
}
