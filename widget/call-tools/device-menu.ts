/** Choosing devices while talking: microphone, camera, speaker, how loud, and the blurred background where the browser can. */
import type { CallEngine } from '../../shared/call/call-engine.ts';
import { listen, type Cancel } from '../env.ts';
import { element } from '../call/call-parts.ts';
import type { CallWindow } from '../call/call-window.ts';
import { keepDevices } from '../call/kept-devices.ts';
import { listDevices } from './list-devices.ts';
import type { CallWords } from './words.ts';

type CanChooseSpeaker = HTMLMediaElement & { setSinkId?(id: string): Promise<void> };

export function drawDeviceMenu(
  window: CallWindow,
  engine: CallEngine,
  words: CallWords,
): { toggle(): void; remove: Cancel } {
  const menu = element('div', 'call-menu');
  menu.setAttribute('role', 'group');
  menu.setAttribute('aria-label', words.settings);
  menu.hidden = true;
  window.room.append(menu);
  let speaker = '';
  let volume = 1;

  function applySound(): void {
    for (const voice of window.stage.voices() as readonly CanChooseSpeaker[]) {
      voice.volume = volume;
      // A speaker that was unplugged meanwhile: the standard one sounds.
      if (speaker) void voice.setSinkId?.(speaker).catch(() => undefined);
    }
  }
  const choose = async (chosen: Parameters<CallEngine['choose']>[0]) => {
    await engine.choose(chosen);
    keepDevices({ chosen: engine.devices });
    await draw();
  };

  const failure = element('p', 'call-field-problem');
  failure.setAttribute('role', 'status');
  async function blur(box: HTMLInputElement): Promise<void> {
    box.disabled = true;
    failure.textContent = '';
    const isDone = await engine.blur(box.checked);
    box.disabled = false;
    box.checked &&= isDone;
    failure.textContent = isDone ? '' : words.blurFailed;
    keepDevices({ chosen: engine.devices });
  }

  async function draw(): Promise<void> {
    const devices = await listDevices();
    const { microphone, camera } = engine.devices;
    menu.replaceChildren(
      select(words.microphone, devices.microphones, microphone, (id) => void choose({ microphone: id })),
      select(words.camera, devices.cameras, camera, (id) => void choose({ camera: id })),
      ...('setSinkId' in HTMLMediaElement.prototype
        ? [
            select(words.speaker, devices.speakers, speaker, (id) => {
              speaker = id;
              applySound();
            }),
          ]
        : []),
      range(words.volume, volume, (to) => {
        volume = to;
        applySound();
      }),
      ...(engine.canBlur ? [check(words.blur, engine.devices.blur ?? false, blur), failure] : []),
    );
  }
  const media = navigator.mediaDevices as MediaDevices | undefined;
  const cancels = [
    media ? listen(media, 'devicechange', () => !menu.hidden && void draw()) : () => undefined,
    listen<KeyboardEvent>(
      menu,
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        menu.hidden = true;
      },
      { passive: false },
    ),
  ];
  return {
    toggle() {
      menu.hidden = !menu.hidden;
      if (!menu.hidden) void draw().then(() => menu.querySelector('select')?.focus());
    },
    remove: () => {
      for (const cancel of cancels) cancel();
      menu.remove();
    },
  };

  function select(
    label: string,
    options: readonly { readonly id: string; readonly name: string }[],
    chosen: string | undefined,
    onChoose: (id: string) => void,
  ): HTMLElement {
    const box = element('select', '');
    box.append(
      new Option(words.standard, ''),
      ...options.map(({ id, name }) => new Option(name, id, false, id === chosen)),
    );
    box.addEventListener('change', () => onChoose(box.value));
    return labelled(label, box);
  }
}

function range(label: string, value: number, onChange: (to: number) => void): HTMLElement {
  const box = element('input', '');
  Object.assign(box, { type: 'range', min: '0', max: '1', step: '0.05', value: String(value) });
  box.addEventListener('input', () => onChange(Number(box.value)));
  return labelled(label, box);
}
function check(label: string, isOn: boolean, onChange: (box: HTMLInputElement) => unknown): HTMLElement {
  const box = element('input', '');
  box.type = 'checkbox';
  box.checked = isOn;
  box.addEventListener('change', () => void onChange(box));
  const field = labelled(label, box);
  field.classList.add('call-field-check');
  return field;
}
function labelled(words: string, box: HTMLElement): HTMLElement {
  const label = element('label', 'call-field');
  // The name alone, not what can be chosen with it.
  box.setAttribute('aria-label', words);
  const said = element('span', '');
  said.textContent = words;
  label.append(said, box);
  return label;
}
