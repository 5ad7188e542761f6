/** The small pieces a call window is made of. */
import { svgIcon } from '../launcher/svg-icon.ts';

export function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

/** A round button that says in words what a click would do; `aria-pressed` draws the stroke through its icon. */
export function toggleButton(paths: readonly string[], onClick: (on: boolean) => void) {
  const button = element('button', 'call-button');
  let isOn = true;
  button.type = 'button';
  button.append(svgIcon(...paths));
  button.addEventListener('click', () => onClick(!isOn));
  return {
    button,
    draw(label: string, on: boolean) {
      isOn = on;
      button.setAttribute('aria-label', label);
      button.title = label;
      button.classList.toggle('call-off', !on);
    },
  };
}

/** True when another track has come; an element without one is hidden. */
export function setTrack(media: HTMLMediaElement, track: MediaStreamTrack | null | undefined): boolean {
  const before = (media.srcObject as MediaStream | null)?.getTracks()[0];
  media.hidden = !track;
  if (before === (track ?? undefined)) return false;
  media.srcObject = track ? new MediaStream([track]) : null;
  return !!track;
}
