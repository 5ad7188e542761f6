/** One person in the call: picture or face, name, voice, and a ring while speaking. */
import type { RemotePeer } from '../../shared/call/call-view.ts';
import { t } from '../i18n/t.ts';
import { Avatar, hueOf } from '../ui/avatar.tsx';
import type { Sound } from './device-panel.tsx';
import { TrackView } from './track-view.tsx';

type Props = { peer: RemotePeer; name: string; hue?: number | undefined; isSpeaking: boolean; sound: Sound };

export function PeerTile({ peer, name, hue, isSpeaking, sound }: Props) {
  const { camera, microphone } = peer.tracks;
  return (
    <div class="call-tile" data-speaking={isSpeaking} data-muted={microphone?.paused ?? false}>
      {camera && !camera.paused ? (
        <TrackView track={camera.track} label={t('call.picture_of', { name })} />
      ) : (
        <div class="call-face">
          <Avatar name={name} hue={hue ?? hueOf(peer.peerId)} size={96} />
        </div>
      )}
      {microphone && <TrackView track={microphone.track} label="" sound={sound} />}
      <span class="call-name">
        {name}
        {microphone?.paused && ` · ${t('call.they_muted')}`}
      </span>
    </div>
  );
}
