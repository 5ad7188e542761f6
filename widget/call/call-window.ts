/** The floating window of a call: the agent's picture, the own one small, four buttons, and in words how it stands. */
import type { CallView, LocalDevice, RemotePeer } from '../../shared/call/call-view.ts';
import { every } from '../env.ts';
import type { Texts } from '../i18n/texts.ts';
import { adoptOnce } from '../launcher/adopt-styles.ts';
import css from './call.css?inline';
import { element, setTrack, toggleButton } from './call-parts.ts';
import { makeDraggable } from './make-draggable.ts';

const MICROPHONE = 'M12 2a3 3 0 0 1 3 3v7a3 3 0 0 1-6 0V5a3 3 0 0 1 3-3zM19 10v2a7 7 0 0 1-14 0v-2M12 19v3';
const CAMERA =
  'm16 13 5.2 3.5a.5.5 0 0 0 .8-.4V7.9a.5.5 0 0 0-.8-.4L16 10.5M4 6h10a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2z';
const HANG_UP =
  'M10.7 13.3a16 16 0 0 0 3.4 2.6l1.3-1.3a2 2 0 0 1 2.1-.4c.9.3 1.8.6 2.8.7A2 2 0 0 1 22 16.9v3a2 2 0 0 1-2.2 2 19.8 19.8 0 0 1-8.6-3.1M8 16a19.8 19.8 0 0 1-5.9-11.8A2 2 0 0 1 4.1 2h3a2 2 0 0 1 2 1.7c.1 1 .4 1.9.7 2.8a2 2 0 0 1-.4 2.1L8.1 9.9M22 2 2 22';
const OFF_STROKE = 'M2 2l20 20';

export type CallActions = { turn(source: 'microphone' | 'camera', on: boolean): void; hangUp(): void };
export type CallWindow = { draw(view: CallView): void; remove(): void };

export function drawCallWindow(
  shadow: ShadowRoot,
  agent: { name: string; hue: number },
  texts: Texts,
  actions: CallActions,
): CallWindow {
  adoptOnce(shadow, css);
  const words = texts.call;
  const agentName = agent.name;
  const room = element('section', 'call');
  const stage = element('div', 'call-stage');
  const face = element('div', 'call-face');
  const initials = element('span', '');
  const picture = element('video', 'call-picture');
  const voice = element('audio', '');
  const own = element('video', 'call-own');
  const name = element('strong', '');
  const status = element('span', '');
  const head = element('p', 'call-head');
  const hint = element('p', 'call-hint');
  const hear = element('button', 'call-hear');
  const buttons = element('div', 'call-buttons');
  room.setAttribute('aria-label', words.label(agentName));
  status.setAttribute('role', 'status');
  for (const video of [picture, own]) video.playsInline = true;
  own.muted = true;
  picture.muted = true;
  own.setAttribute('aria-label', words.self);
  name.textContent = agentName;
  hear.type = 'button';
  hear.textContent = words.tapToHear;
  hear.hidden = true;
  hear.addEventListener('click', () => play(voice));

  const microphone = toggleButton([MICROPHONE, OFF_STROKE], (on) => actions.turn('microphone', on));
  const camera = toggleButton([CAMERA, OFF_STROKE], (on) => actions.turn('camera', on));
  const hangUp = toggleButton([HANG_UP], () => actions.hangUp());
  hangUp.button.classList.add('call-end');
  hangUp.draw(words.hangUp, true);
  buttons.append(microphone.button, camera.button, hangUp.button);
  head.append(name, status);
  // Not the panel's own function: a chunk of 140 bytes shared by both would cost the panel a round trip.
  initials.textContent = agentName.replace(/(\S)\S*\s*/gu, '$1').slice(0, 2);
  initials.style.setProperty('--hue', String(agent.hue));
  initials.setAttribute('aria-hidden', 'true');
  face.append(initials);
  stage.append(face, picture, voice, own, hear);
  room.append(stage, head, hint, buttons);
  shadow.append(room);
  shadow.host.toggleAttribute('data-call', true);
  makeDraggable(room, stage);

  let liveSince: number | undefined;
  let statusWords = words.connecting;
  const cancelClock = every(1_000, tell);
  function tell(): void {
    const next = statusWords || duration(liveSince);
    if (status.textContent !== next) status.textContent = next;
  }
  /** A page without a click yet may not be allowed to sound. */
  function play(media: HTMLMediaElement): void {
    media.play().then(
      () => media === voice && (hear.hidden = true),
      () => media === voice && (hear.hidden = false),
    );
  }

  return {
    draw(view) {
      const peer = view.peers.find(({ role }) => role === 'agent');
      const picturedBy = peer?.tracks.screen ?? peer?.tracks.camera;
      if (setTrack(picture, picturedBy?.paused ? null : picturedBy?.track)) play(picture);
      if (setTrack(voice, peer?.tracks.microphone?.track)) play(voice);
      if (setTrack(own, view.camera.track)) play(own);
      name.textContent = peer?.name ?? agentName;
      drawDevice(microphone, view.microphone, words.mute, words.unmute);
      drawDevice(camera, view.camera, words.cameraOff, words.cameraOn);
      hint.textContent = view.microphone.problem || view.camera.problem ? words.noDevice : '';
      if (view.state === 'live' && peer) liveSince ??= performance.now();
      statusWords = statusOf(view, peer);
      tell();
    },
    remove() {
      cancelClock();
      for (const media of [picture, voice, own]) media.srcObject = null;
      room.remove();
      shadow.host.toggleAttribute('data-call', false);
    },
  };

  /** Empty while everything is well: then the time is shown. */
  function statusOf({ state, over }: CallView, peer: RemotePeer | undefined): string {
    if (state === 'connecting') return words.connecting;
    if (state === 'reconnecting') return words.reconnecting;
    if (state === 'live') return peer ? '' : words.waiting(agentName.split(' ')[0] ?? agentName);
    return over === 'no_media' || over === 'unsupported' || over === 'refused' ? words.failed : words.ended;
  }
}

function drawDevice(
  toggle: ReturnType<typeof toggleButton>,
  device: LocalDevice,
  turnOff: string,
  turnOn: string,
): void {
  const isOn = device.state === 'on' || device.state === 'opening';
  toggle.button.hidden = !device.allowed;
  toggle.draw(isOn ? turnOff : turnOn, isOn);
}
function duration(since: number | undefined): string {
  const seconds = since === undefined ? 0 : Math.floor((performance.now() - since) / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
