/** What sheet and card have in common: who shows it, a way to close it, and where the focus goes. */
import { listen } from '../env.ts';
import { svgIcon } from '../launcher/svg-icon.ts';

const CLOSE = 'M18 6 6 18M6 6l12 12';

export function make<K extends keyof HTMLElementTagNameMap>(name: K, className: string, words = '') {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = words;
  return element;
}

export function closeButton(words: string, onClose: () => void): HTMLButtonElement {
  const button = make('button', 'show-close');
  button.type = 'button';
  button.title = words;
  button.setAttribute('aria-label', words);
  button.append(svgIcon(CLOSE));
  button.addEventListener('click', onClose);
  return button;
}

/**
 * Puts it into the page and says so aloud. The focus goes there only if nobody is using it: somebody may be typing in the page or
 * in the chat. Where it was it goes back to.
 */
export function enter(shadow: ShadowRoot, sheet: HTMLElement, aloud: string, onClose: () => void): () => void {
  const before = document.activeElement;
  const isFree = before === null || before === document.body;
  const news = make('p', 'show-news');
  news.setAttribute('role', 'status');
  sheet.setAttribute('role', 'dialog');
  sheet.setAttribute('aria-modal', 'false');
  sheet.tabIndex = -1;
  shadow.append(news, sheet);
  news.textContent = aloud;
  if (isFree) sheet.focus({ preventScroll: true });
  const cancel = listen<KeyboardEvent>(
    sheet,
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onClose();
    },
    { passive: false },
  );
  return () => {
    const hadFocus = sheet.contains(shadow.activeElement);
    cancel();
    news.remove();
    sheet.remove();
    if (hadFocus && before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true });
  };
}
