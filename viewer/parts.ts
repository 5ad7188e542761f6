/** Buttons and notes of the viewer. */
const ICONS = {
  previous: 'm15 18-6-6 6-6',
  next: 'm9 18 6-6-6-6',
  smaller: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM21 21l-4.5-4.5M8 11h6',
  larger: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM21 21l-4.5-4.5M8 11h6M11 8v6',
  play: 'M7 4v16l13-8z',
  pause: 'M8 5v14M16 5v14',
  again: 'M3 12a9 9 0 1 0 3-6.7L3 8M3 3v5h5',
  sound: 'M11 5 6 9H3v6h3l5 4zM15.5 8.5a5 5 0 0 1 0 7M18.5 5.5a9 9 0 0 1 0 13',
  silent: 'M11 5 6 9H3v6h3l5 4zM22 9l-6 6M16 9l6 6',
} as const;
export type IconName = keyof typeof ICONS;
const SVG = 'http://www.w3.org/2000/svg';

export type ToolButton = { readonly element: HTMLButtonElement; draw(icon: IconName, words: string): void };

export function toolButton(icon: IconName, words: string, onClick: () => void): ToolButton {
  const element = document.createElement('button');
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(path);
  element.type = 'button';
  element.append(svg);
  element.addEventListener('click', onClick);
  const draw = (next: IconName, label: string) => {
    path.setAttribute('d', ICONS[next]);
    element.title = label;
    element.setAttribute('aria-label', label);
  };
  draw(icon, words);
  return { element, draw };
}

export function make<K extends keyof HTMLElementTagNameMap>(name: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

/** In place of what could not be drawn. */
export function sayFailed(stage: HTMLElement, words: string): void {
  const note = make('p', 'note');
  note.setAttribute('role', 'alert');
  note.textContent = words;
  stage.dataset['state'] = 'failed';
  stage.append(note);
}
