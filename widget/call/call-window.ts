/** The floating window of a call: everybody else's pictures, the own one small, the buttons everybody needs, and in words how it stands. */
import type { CallView, LocalDevice } from '../../shared/call/call-view.ts';
import { every } from '../env.ts';
import { adoptOnce } from '../launcher/adopt-styles.ts';
import placeCss from './call-place.css?inline';
import stageCss from './call-stage.css?inline';
import css from './call.css?inline';
import { element, setTrack, toggleButton } from './call-parts.ts';
import { drawCallStage, type CallStage } from './call-stage.ts';
import { makeDraggable } from './make-draggable.ts';
import type { WindowWords } from './words.ts';

const MICROPHONE = 'M12 2a3 3 0 0 1 3 3v7a3 3 0 0 1-6 0V5a3 3 0 0 1 3-3zM19 10v2a7 7 0 0 1-14 0v-2M12 19v3';
const CAMERA =
  'm16 13 5.2 3.5a.5.5 0 0 0 .8-.4V7.9a.5.5 0 0 0-.8-.4L16 10.5M4 6h10a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2z';
const PHONE =
  'M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384';
const OFF_STROKE = 'M2 2l20 20';

export type CallActions = { turn(source: 'microphone' | 'camera', on: boolean): void; hangUp(): void };
export type CallWindow = {
  readonly room: HTMLElement;
  readonly stage: CallStage;
  /** Where further buttons go, before the one that hangs up. */
  addButton(button: HTMLElement): void;
  draw(view: CallView): void;
  /** Plays on whatever a browser has stopped while the page was put away. */
  resume(): void;
  remove(): void;
};

export function drawCallWindow(
  shadow: ShadowRoot,
  agent: { name: string; hue: number },
  words: WindowWords,
  actions: CallActions,
): CallWindow {
  for (const sheet of [css, stageCss, placeCss]) adoptOnce(shadow, sheet);
  const room = element('section', 'call');
  const own = element('video', 'call-own');
  const name = element('strong', '');
  const status = element('span', 'call-status');
  /** Beside it, not in it: nobody wants to be read the time every second. */
  const time = element('span', 'call-time');
  const line = element('span', 'call-line');
  const head = element('p', 'call-head');
  const hint = element('p', 'call-hint');
  const hear = element('button', 'call-hear');
  const buttons = element('div', 'call-buttons');
  const stage = drawCallStage(agent, words, play);
  room.setAttribute('aria-label', words.label(agent.name));
  status.setAttribute('role', 'status');
  hint.setAttribute('role', 'status');
  const bar = element('i', '');
  const quality = element('span', '');
  line.append(bar, quality);
  own.playsInline = true;
  own.muted = true;
  own.setAttribute('aria-label', words.self);
  hear.type = 'button';
  hear.textContent = words.tapToHear;
  hear.hidden = true;
  hear.addEventListener('click', () => stage.voices().forEach(play));

  const microphone = toggleButton([MICROPHONE, OFF_STROKE], (on) => actions.turn('microphone', on));
  const camera = toggleButton([CAMERA, OFF_STROKE], (on) => actions.turn('camera', on));
  const hangUp = toggleButton([PHONE], () => actions.hangUp());
  hangUp.button.classList.add('call-end');
  hangUp.draw(words.hangUp, true);
  buttons.append(microphone.button, camera.button, hangUp.button);
  head.append(name, line, status, time);
  stage.element.append(own, hear);
  room.append(stage.element, head, hint, buttons);
  shadow.append(room);
  shadow.host.toggleAttribute('data-call', true);
  makeDraggable(room, stage.element);

  let liveSince: number | undefined;
  let statusWords = words.connecting;
  const cancelClock = every(1_000, tell);
  function tell(): void {
    const next = statusWords || words.live;
    if (status.textContent !== next) status.textContent = next;
    time.textContent = statusWords ? '' : duration(liveSince);
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
      if (setTrack(own, view.isAudioOnly ? null : view.camera.track)) play(own);
      const people = view.peers.filter(({ role }) => role === 'agent').map((peer) => peer.name);
      name.textContent = people.join(', ') || agent.name;
      drawDevice(microphone, view.microphone, [words.mute, words.unmute, words.addMicrophone]);
      drawDevice(camera, view.camera, [words.cameraOff, words.cameraOn, words.addCamera]);
      const said =
        view.microphone.problem || view.camera.problem ? words.noDevice : view.isAudioOnly ? words.audioOnly : '';
      if (hint.textContent !== said) hint.textContent = said;
      line.hidden = view.state !== 'live' || !view.quality;
      if (view.quality) {
        line.dataset['line'] = view.quality.word;
        line.title = words[view.quality.word];
        quality.textContent = words.line[view.quality.word];
      }
      if (view.state === 'live' && people.length > 0) liveSince ??= performance.now();
      statusWords = statusOf(view, people.length > 0);
      room.dataset['state'] = statusWords ? view.state : 'well';
      tell();
    },
    resume() {
      for (const media of stage.media()) if (media.paused) play(media);
      if (own.srcObject && own.paused) play(own);
    },
    remove() {
      cancelClock();
      stage.remove();
      own.srcObject = null;
      room.remove();
      shadow.host.toggleAttribute('data-call', false);
    },
  };

  /** Empty while everything is well: then the time is shown, and the word is for those who listen. */
  function statusOf({ state, over }: CallView, isSomebodyThere: boolean): string {
    if (state === 'connecting') return words.connecting;
    if (state === 'reconnecting') return words.reconnecting;
    if (state === 'live') return isSomebodyThere ? '' : words.waiting(agent.name.split(' ')[0] ?? agent.name);
    if (over === 'lost') return words.lost;
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
