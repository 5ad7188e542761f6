/** Says whose voice in a room is the loudest now, by the engine's own measure of level; silence is nobody. */
import type { types } from 'mediasoup';
import type { PeerId } from '../../shared/protocol/ids.ts';

/** Quieter than this is breath and keyboard, in dBov. */
const THRESHOLD_DB = -55;
const LOOK_MS = 800;

export type SpeakerWatch = { add(producer: types.Producer, peerId: PeerId): void };

export async function watchSpeaker(
  router: types.Router,
  onSpeaking: (peerId: PeerId | null) => void,
): Promise<SpeakerWatch> {
  const observer = await router.createAudioLevelObserver({
    maxEntries: 1,
    threshold: THRESHOLD_DB,
    interval: LOOK_MS,
  });
  const owners = new Map<string, PeerId>();
  let last: PeerId | null = null;
  const say = (peerId: PeerId | null) => {
    if (peerId === last) return;
    last = peerId;
    onSpeaking(peerId);
  };
  observer.on('volumes', ([loudest]) => say(loudest ? (owners.get(loudest.producer.id) ?? null) : null));
  observer.on('silence', () => say(null));
  return {
    add(producer, peerId) {
      owners.set(producer.id, peerId);
      producer.observer.once('close', () => owners.delete(producer.id));
      // A producer or router that closed meanwhile is no fault.
      observer.addProducer({ producerId: producer.id }).catch(() => {});
    },
  };
}
