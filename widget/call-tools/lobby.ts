/** A look at oneself before a call: own picture, how loud one is, which devices; nothing of it leaves the browser. */
import { fetchBlur } from '../../shared/call/fetch-blur.ts';
import { LocalMedia } from '../../shared/call/local-media.ts';
import type { DeviceProblem } from '../../shared/call/call-view.ts';
import { element, setTrack } from '../call/call-parts.ts';
import { keepDevices, keptDevices } from '../call/kept-devices.ts';
import { keepReady } from '../call/ready-devices.ts';
import type { CallWords } from './words.ts';
import { nextFrame, type Cancel } from '../env.ts';
import { adoptOnce } from '../launcher/adopt-styles.ts';
import { listDevices } from './list-devices.ts';
import css from './lobby.css?inline';
import { watchLevel } from './watch-level.ts';

type Sending = 'audio' | 'video';
type Lobby = {
  readonly place: HTMLElement;
  readonly shadow: ShadowRoot;
  readonly send: readonly Sending[];
  readonly words: CallWords;
  readonly onStart: () => void;
  readonly onBack: () => void;
};

/** Devices are released with it, but for those a call begins with. */
export function openLobby({ place, shadow, send, words, onStart, onBack }: Lobby): Cancel {
  adoptOnce(shadow, css);
  const withPicture = send.includes('video');
  const sources = withPicture ? (['microphone', 'camera'] as const) : (['microphone'] as const);
  const media = navigator.mediaDevices as MediaDevices | undefined;
  const local = new LocalMedia(media?.getUserMedia.bind(media), draw, keptDevices().chosen, fetchBlur);
  const title = element('h3', '');
  const picture = element('video', 'lobby-picture');
  const meter = element('meter', 'lobby-level');
  const problem = element('p', 'lobby-problem');
  const choices = element('details', 'lobby-choices');
  const what = element('summary', '');
  const blur = blurBox();
  const hint = element('p', 'lobby-hint');
  const start = button(words.start, 'button', () => {
    keepReady(new MediaStream([...local.handOver()]));
    close();
    onStart();
  });
  const back = button(words.back, 'button button-plain', () => {
    close();
    onBack();
  });
  title.textContent = withPicture ? words.lobby : words.lobbyAudio;
  hint.textContent = words.lobbyHint;
  picture.muted = true;
  picture.playsInline = true;
  picture.hidden = !withPicture;
  meter.setAttribute('aria-label', words.level);
  problem.setAttribute('role', 'alert');
  const buttons = element('div', 'buttons');
  buttons.append(start, back);
  what.textContent = withPicture ? words.choose : words.chooseAudio;
  choices.append(what);
  const frame = element('div', 'lobby-frame');
  frame.append(...(withPicture ? [picture] : []), problem);
  // Whatever comes later finds its place kept: buttons that move under a finger are missed.
  place.replaceChildren(title, frame, meter, choices, ...(withPicture ? [blur.row] : []), hint, buttons);
  let stopLevel: Cancel = () => undefined;
  let heard: MediaStreamTrack | null = null;
  let isOver = false;
  void local.open(sources).then(drawChoices);
  const cancelFocus = nextFrame(() => start.focus());

  function draw(): void {
    if (isOver) return;
    const [microphone, camera] = [local.view('microphone'), local.view('camera')];
    if (withPicture && setTrack(picture, camera.track)) void picture.play().catch(() => undefined);
    const why: DeviceProblem | null = microphone.problem ?? (withPicture ? camera.problem : null);
    problem.textContent = why ? words[why] : '';
    blur.box.disabled = !local.canBlur;
    if (microphone.track === heard) return;
    heard = microphone.track;
    stopLevel();
    stopLevel = heard ? watchLevel(heard, (level) => (meter.value = level)) : () => undefined;
  }

  async function drawChoices(): Promise<void> {
    const devices = await listDevices();
    if (isOver) return;
    const choose = async (chosen: Parameters<LocalMedia['choose']>[0]) => {
      await local.choose(chosen);
      keepDevices({ chosen: local.chosen });
    };
    choices.append(
      choice(words.microphone, devices.microphones, local.chosen.microphone, (id) => choose({ microphone: id })),
      ...(withPicture
        ? [choice(words.camera, devices.cameras, local.chosen.camera, (id) => choose({ camera: id }))]
        : []),
    );
    blur.row.hidden = !local.canBlur;
  }

  function blurBox() {
    const row = element('label', 'lobby-choice lobby-check');
    const box = element('input', '');
    box.type = 'checkbox';
    box.checked = keptDevices().chosen.blur ?? false;
    box.addEventListener('change', async () => {
      box.disabled = true;
      const isDone = await local.blur(box.checked);
      box.disabled = false;
      box.checked &&= isDone;
      problem.textContent = isDone ? '' : words.blurFailed;
      keepDevices({ chosen: local.chosen });
    });
    row.append(box, words.blur);
    // A browser that blurs by itself says so once its camera is open.
    row.hidden = !fetchBlur;
    return { row, box };
  }

  function close(): void {
    if (isOver) return;
    isOver = true;
    cancelFocus();
    stopLevel();
    local.close();
    picture.srcObject = null;
    place.replaceChildren();
  }
  return close;
}

function button(words: string, className: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', className);
  made.type = 'button';
  made.textContent = words;
  made.addEventListener('click', onClick);
  return made;
}

function choice(
  label: string,
  options: readonly { readonly id: string; readonly name: string }[],
  chosen: string | undefined,
  onChoose: (id: string) => void,
): HTMLElement {
  const box = element('select', '');
  box.setAttribute('aria-label', label);
  box.append(...options.map(({ id, name }) => new Option(name, id, false, id === chosen)));
  box.addEventListener('change', () => onChoose(box.value));
  const made = element('label', 'lobby-choice');
  made.append(label, box);
  return made;
}
