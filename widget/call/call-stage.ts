/** The pictures and voices of everybody else in a call: a tile for each person, a shared screen large before them all. */
import type { RemotePeer, RemoteTrack } from '../../shared/call/call-view.ts';
import type { PeerId } from '../../shared/protocol/ids.ts';
import { element, setTrack } from './call-parts.ts';

type Tile = {
  readonly box: HTMLElement;
  readonly picture: HTMLVideoElement;
  readonly voice: HTMLAudioElement;
  readonly name: HTMLElement;
};
export type CallStage = {
  readonly element: HTMLElement;
  readonly screen: HTMLVideoElement;
  /** The picture on the stage now that is worth most: a shared screen, else a face. */
  readonly main: () => HTMLVideoElement | null;
  readonly voices: () => readonly HTMLAudioElement[];
  /** Everything that shows or sounds now. */
  readonly media: () => readonly HTMLMediaElement[];
  draw(peers: readonly RemotePeer[], speaking: PeerId | null): void;
  remove(): void;
};
export type StageWords = { listening(name: string): string; screenOf(name: string): string };

/** `hueOf` gives a person without a picture a face; `play` begins what a browser may refuse to. */
export function drawCallStage(
  fallback: { readonly name: string; readonly hue: number },
  words: StageWords,
  play: (media: HTMLMediaElement) => void,
): CallStage {
  const stage = element('div', 'call-stage');
  const screen = element('video', 'call-screen');
  const empty = face(fallback.name, fallback.hue);
  const listeners = element('p', 'call-listeners');
  const sharerName = element('span', 'call-name call-sharer');
  const tiles = new Map<PeerId, Tile>();
  silence(screen);
  screen.hidden = true;
  listeners.setAttribute('role', 'status');
  stage.append(screen, empty, listeners, sharerName);

  function tileOf({ peerId, name }: RemotePeer): Tile {
    const known = tiles.get(peerId);
    if (known) return known;
    const tile: Tile = {
      box: element('div', 'call-tile'),
      picture: element('video', 'call-picture'),
      voice: element('audio', ''),
      name: element('span', 'call-name'),
    };
    silence(tile.picture);
    tile.box.append(
      face(name, name === fallback.name ? fallback.hue : hueOf(name)),
      tile.picture,
      tile.voice,
      tile.name,
    );
    stage.append(tile.box);
    tiles.set(peerId, tile);
    return tile;
  }

  return {
    element: stage,
    screen,
    main: () =>
      screen.hidden ? ([...tiles.values()].find(({ picture }) => !picture.hidden)?.picture ?? null) : screen,
    voices: () => [...tiles.values()].map(({ voice }) => voice),
    media: () =>
      [screen, ...[...tiles.values()].flatMap(({ picture, voice }) => [picture, voice])].filter(
        (each) => each.srcObject,
      ),
    draw(peers, speaking) {
      const talking = peers.filter(({ role }) => role !== 'listener');
      const listening = peers.filter(({ role }) => role === 'listener').map((peer) => words.listening(peer.name));
      if (listeners.textContent !== listening.join(', ')) listeners.textContent = listening.join(', ');
      const present = new Set(talking.map(({ peerId }) => peerId));
      for (const [peerId, tile] of tiles) {
        if (present.has(peerId)) continue;
        tile.box.remove();
        tiles.delete(peerId);
      }
      for (const peer of talking) {
        const tile = tileOf(peer);
        const { camera, microphone } = peer.tracks;
        if (setTrack(tile.picture, shown(camera))) play(tile.picture);
        if (setTrack(tile.voice, microphone?.track)) play(tile.voice);
        tile.name.textContent = peer.name;
        tile.box.toggleAttribute('data-speaking', speaking === peer.peerId);
      }
      const sharer = peers.find(({ tracks }) => tracks.screen);
      if (setTrack(screen, shown(sharer?.tracks.screen))) play(screen);
      if (sharer) {
        sharerName.textContent = words.screenOf(sharer.name);
        screen.setAttribute('aria-label', sharerName.textContent);
      }
      empty.hidden = talking.length > 0 || !screen.hidden;
      stage.dataset['people'] = String(talking.length);
      stage.toggleAttribute('data-screen', !screen.hidden);
    },
    remove() {
      for (const media of [screen, ...[...tiles.values()].flatMap(({ picture, voice }) => [picture, voice])]) {
        media.srcObject = null;
      }
    },
  };
}

const shown = (track: RemoteTrack | undefined): MediaStreamTrack | null =>
  track && !track.paused ? track.track : null;

function silence(video: HTMLVideoElement): void {
  video.playsInline = true;
  video.muted = true;
}
function face(name: string, hue: number): HTMLElement {
  const made = element('div', 'call-face');
  const initials = element('span', '');
  // Not the panel's own function: a chunk of 140 bytes shared by both would cost the panel a round trip.
  initials.textContent = name.replace(/(\S)\S*\s*/gu, '$1').slice(0, 2);
  initials.style.setProperty('--hue', String(hue));
  initials.setAttribute('aria-hidden', 'true');
  made.append(initials);
  return made;
}
const hueOf = (name: string): number =>
  [...name].reduce((hue, sign) => (hue * 31 + (sign.codePointAt(0) ?? 0)) % 360, 7);
