/** The running call: everybody's pictures, a shared screen before them, my own picture, and the buttons. */
import {
  Columns2,
  LogOut,
  Maximize2,
  Mic,
  MicOff,
  Minimize2,
  Phone,
  PictureInPicture2,
  ScreenShare,
  ScreenShareOff,
  SlidersHorizontal,
  Video,
  VideoOff,
} from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CallOver, LocalDevice } from '../../shared/call/call-view.ts';
import * as env from '../env.ts';
import { clockWords } from '../i18n/duration-words.ts';
import { t } from '../i18n/t.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Icon } from '../ui/icon.tsx';
import { seconds } from '../view.ts';
import { hangUp, leave, prefer, turn, type CallNow } from './call-room.ts';
import { DevicePanel, type Sound } from './device-panel.tsx';
import { LineQuality } from './line-quality.tsx';
import { PeerTile } from './peer-tile.tsx';
import { ScreenView } from './screen-view.tsx';
import { TrackView } from './track-view.tsx';
import { useDrag } from './use-drag.ts';

export type CallVisitor = { readonly name: string; readonly hue: number };
const SIZES = ['small', 'large', 'side'] as const;
type Size = (typeof SIZES)[number];

export function LiveCall({ now, visitor: { name, hue } }: { now: CallNow; visitor: CallVisitor }) {
  const [size, setSize] = useState<Size>('small');
  const [hasPanel, setPanel] = useState(false);
  const [sound, setSound] = useState<Sound>({ volume: 1, speaker: '' });
  const stage = useRef<HTMLDivElement>(null);
  const drag = useDrag();
  const { view, since } = now;
  void seconds.value;
  const everybody = view?.peers ?? [];
  const peers = everybody.filter(({ role }) => role !== 'listener');
  const listeners = everybody.filter(({ role }) => role === 'listener');
  const sharer = peers.find(({ tracks }) => tracks.screen && !tracks.screen.paused);
  const shared = sharer?.tracks.screen;
  const own = view?.screen.track ?? null;
  const state = view?.state ?? 'connecting';
  const over = view?.over ?? null;
  const problem = view && deviceProblem(view.microphone, view.camera);
  const hasGuests = peers.filter(({ role }) => role === 'agent').length > 0;

  // A small picture needs the small layer only.
  useEffect(() => {
    for (const { tracks } of peers) {
      if (tracks.camera) prefer(tracks.camera.producerId, size === 'small' || shared ? 'small' : 'large');
    }
  }, [everybody, size, shared]);

  async function pictureInPicture() {
    if (document.pictureInPictureElement) return document.exitPictureInPicture();
    const video = stage.current?.querySelector<HTMLVideoElement>('video.call-shared, video.call-picture');
    return video?.requestPictureInPicture();
  }

  if (state === 'ended') return <Farewell name={name} hue={hue} why={now.hasLeft ? 'went' : over} />;
  return (
    <section class="call" data-size={size} data-state={state} style={drag.style} aria-label={t('call.with', { name })}>
      <div class="call-stage" ref={stage} data-people={peers.length} data-screen={Boolean(shared ?? own)}>
        {shared && sharer && (
          <ScreenView
            track={shared.track}
            producerId={shared.producerId}
            label={t('call.screen_of', { name: sharer.role === 'visitor' ? name : sharer.name })}
          />
        )}
        {!shared && own && <ScreenView track={own} producerId={null} label={t('call.own_screen')} />}
        {peers.length === 0 && !own && (
          <div class="call-face" role="status">
            {t('call.waiting_for', { name })}
          </div>
        )}
        {peers.map((peer) => (
          <PeerTile
            key={peer.peerId}
            peer={peer}
            name={peer.role === 'visitor' ? name : peer.name}
            hue={peer.role === 'visitor' ? hue : undefined}
            isSpeaking={view?.speaking === peer.peerId}
            sound={sound}
          />
        ))}
        {view?.camera.track && view.camera.state === 'on' && !view.isAudioOnly && (
          <TrackView track={view.camera.track} label={t('call.own_picture')} isOwn />
        )}
        <p class="call-listeners" role="status">
          {listeners.map((peer) => t('call.listens', { name: peer.name })).join(', ')}
        </p>
        <div class="call-top" {...drag.handle}>
          <strong class="clip">{name}</strong>
          {state === 'live' && view?.quality && <LineQuality line={view.quality} />}
          <span class={state === 'live' ? 'unseen' : 'small'} role="status">
            {t(`call.${state}`)}
          </span>
          {state === 'live' && <span class="small">{clockWords(env.now() - since)}</span>}
        </div>
      </div>
      {(problem || view?.isAudioOnly || now.isListening || own) && (
        <p class="call-problem small" role="status">
          {problem
            ? t(problem)
            : view?.isAudioOnly
              ? t('call.audio_only')
              : now.isListening
                ? t('call.you_listen')
                : t('call.you_share')}
        </p>
      )}
      {view && (
        <div class="call-tools">
          {!now.isListening && (
            <>
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
              <Tool
                words={t(own ? 'call.unshare' : shared ? 'call.share_busy' : 'call.share')}
                icon={own ? ScreenShareOff : ScreenShare}
                isOn={own !== null}
                onClick={() => (shared ? undefined : turn('screen', !own))}
              />
            </>
          )}
          <Tool
            words={t('call.devices')}
            icon={SlidersHorizontal}
            isOn={hasPanel}
            onClick={() => setPanel(!hasPanel)}
          />
          <Tool
            words={t(`call.size_${size}`)}
            icon={size === 'small' ? Maximize2 : size === 'large' ? Columns2 : Minimize2}
            onClick={() => setSize(SIZES[(SIZES.indexOf(size) + 1) % SIZES.length] ?? 'small')}
          />
          {document.pictureInPictureEnabled && (
            <Tool
              words={t('call.pip')}
              icon={PictureInPicture2}
              onClick={() => void pictureInPicture().catch(() => {})}
            />
          )}
          {(hasGuests || now.isListening) && <Tool words={t('call.leave')} icon={LogOut} onClick={leave} />}
          {!now.isListening && (
            <button type="button" class="button danger" onClick={hangUp}>
              <Icon of={Phone} /> {t('call.hang_up')}
            </button>
          )}
        </div>
      )}
      {hasPanel && <DevicePanel sound={sound} onSound={setSound} />}
    </section>
  );
}

/** The last word about a call, without a picture of nothing. */
function Farewell({ name, hue, why }: CallVisitor & { readonly why: CallOver | 'went' | null }) {
  const isSentence = why === 'went' || why === 'handed_over';
  const words = [...(isSentence ? [] : [t('call.ended')]), ...(why ? [t(`call.over_${why}`)] : [])];
  return (
    <section class="call call-small" aria-label={t('call')}>
      <Avatar name={name} hue={hue} size={40} />
      <div role="status">
        <strong>{name}</strong>
        <div class="small soft">{words.join(' – ')}</div>
      </div>
    </section>
  );
}

type ToolProps = { words: string; icon: typeof Mic; isOn?: boolean; onClick: () => void };
function Tool({ words, icon, isOn, onClick }: ToolProps) {
  return (
    <button type="button" class="button square" title={words} aria-pressed={isOn} onClick={onClick}>
      <Icon of={icon} label={words} />
    </button>
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
