/** The floating window of a call: everybody else's pictures, the own one small, the buttons everybody needs, and in words how it stands. */
import type { CallView, LocalDevice } from '../../shared/call/call-view.ts';
import { every } from '../env.ts';
import type { Texts } from '../i18n/texts.ts';
import { adoptOnce } from '../launcher/adopt-styles.ts';
import css from './call.css?inline';
import { element, setTrack, toggleButton } from './call-parts.ts';
import { drawCallStage, type CallStage } from './call-stage.ts';
import { makeDraggable } from './make-draggable.ts';

const MICROPHONE = 'M12 2a3 3 0 0 1 3 3v7a3 3 0 0 1-6 0V5a3 3 0 0 1 3-3zM19 10v2a7 7 0 0 1-14 0v-2M12 19v3';
const CAMERA =
  'm16 13 5.2 3.5a.5.5 0 0 0 .8-.4V7.9a.5.5 0 0 0-.8-.4L16 10.5M4 6h10a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2z';
const HANG_UP =
  'M10.7 13.3a16 16 0 0 0 3.4 2.6l1.3-1.3a2 2 0 0 1 2.1-.4c.9.3 1.8.6 2.8.7A2 2 0 0 1 22 16.9v3a2 2 0 0 1-2.2 2 19.8 19.8 0 0 1-8.6-3.1M8 16a19.8 19.8 0 0 1-5.9-11.8A2 2 0 0 1 4.1 2h3a2 2 0 0 1 2 1.7c.1 1 .4 1.9.7 2.8a2 2 0 0 1-.4 2.1L8.1 9.9M22 2 2 22';
const OFF_STROKE = 'M2 2l20 20';

export type CallActions = { turn(source: 'microphone' | 'camera', on: boolean): void; hangUp(): void };
export type CallWindow = {
  readonly room: HTMLElement;
  readonly stage: CallStage;
  /** Where further buttons go, before the one that hangs up. */
  addButton(button: HTMLElement): void;
  draw(view: CallView): void;
  remove(): void;
};

export function drawCallWindow(
  shadow: ShadowRoot,
  agent: { name: string; hue: number },
  texts: Texts,
  actions: CallActions,
): CallWindow {
  adoptOnce(shadow, css);
  const words = texts.call;
  const room = element('section', 'call');
  const own = element('video', 'call-own');
  const name = element('strong', '');
  const status = element('span', '');
  const line = element('span', 'call-line');
  const head = element('p', 'call-head');
  const hint = element('p', 'call-hint');
  const hear = element('button', 'call-hear');
  const buttons = element('div', 'call-buttons');
  const stage = drawCallStage(agent, words, play);
  room.setAttribute('aria-label', words.label(agent.name));
  status.setAttribute('role', 'status');
  line.setAttribute('role', 'img');
  own.playsInline = true;
  own.muted = true;
  own.setAttribute('aria-label', words.self);
  hear.type = 'button';
  hear.textContent = words.tapToHear;
  hear.hidden = true;
  hear.addEventListener('click', () => stage.voices().forEach(play));

  const microphone = toggleButton([MICROPHONE, OFF_STROKE], (on) => actions.turn('microphone', on));
  const camera = toggleButton([CAMERA, OFF_STROKE], (on) => actions.turn('camera', on));
  const hangUp = toggleButton([HANG_UP], () => actions.hangUp());
  hangUp.button.classList.add('call-end');
  hangUp.draw(words.hangUp, true);
  buttons.append(microphone.button, camera.button, hangUp.button);
  head.append(name, line, status);
  stage.element.append(own, hear);
  room.append(stage.element, head, hint, buttons);
  shadow.append(room);
  shadow.host.toggleAttribute('data-call', true);
  makeDraggable(room, stage.element);

  let liveSince: number | undefined;
  let statusWords = words.connecting;
  const cancelClock = every(1_000, tell);
  function tell(): void {
    const next = statusWords || duration(liveSince);
    if (status.textContent !== next) status.textContent = next;
  }
  /** A page without a click yet may not be allowed to sound. */
  function play(media: HTMLMediaElement): void {
    const isVoice = media instanceof HTMLAudioElement;
    media.play().then(
      () => isVoice && (hear.hidden = true),
      () => isVoice && (hear.hidden = false),
    );
  }

  return {
    room,
    stage,
    addButton: (button) => hangUp.button.before(button),
    draw(view) {
      stage.draw(view.peers, view.speaking);
      if (setTrack(own, view.isAudioOnly ? null : view.camera.track)) void own.play().catch(() => undefined);
      const people = view.peers.filter(({ role }) => role === 'agent').map((peer) => peer.name);
      name.textContent = people.join(', ') || agent.name;
      drawDevice(microphone, view.microphone, [words.mute, words.unmute, words.addMicrophone]);
      drawDevice(camera, view.camera, [words.cameraOff, words.cameraOn, words.addCamera]);
      hint.textContent =
        view.microphone.problem || view.camera.problem ? words.noDevice : view.isAudioOnly ? words.audioOnly : '';
      line.hidden = view.state !== 'live' || !view.quality;
      if (view.quality) {
        line.dataset['line'] = view.quality.word;
        line.title = words[view.quality.word];
        line.setAttribute('aria-label', words[view.quality.word]);
      }
      if (view.state === 'live' && people.length > 0) liveSince ??= performance.now();
      statusWords = statusOf(view, people.length > 0);
      tell();
    },
    remove() {
      cancelClock();
      stage.remove();
      own.srcObject = null;
      room.remove();
      shadow.host.toggleAttribute('data-call', false);
    },
  };

  /** Empty while everything is well: then the time is shown. */
  function statusOf({ state, over }: CallView, isSomebodyThere: boolean): string {
    if (state === 'connecting') return words.connecting;
    if (state === 'reconnecting') return words.reconnecting;
    if (state === 'live') return isSomebodyThere ? '' : words.waiting(agent.name.split(' ')[0] ?? agent.name);
    return over === 'no_media' || over === 'unsupported' || over === 'refused' ? words.failed : words.ended;
  }
}

type DeviceWords = readonly [turnOff: string, turnOn: string, add: string];
function drawDevice(
  toggle: ReturnType<typeof toggleButton>,
  device: LocalDevice,
  [turnOff, turnOn, add]: DeviceWords,
): void {
  const isOn = device.state === 'on' || device.state === 'opening';
  toggle.draw(device.allowed ? (isOn ? turnOff : turnOn) : add, isOn && device.allowed);
}
function duration(since: number | undefined): string {
  const seconds = since === undefined ? 0 : Math.floor((performance.now() - since) / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
