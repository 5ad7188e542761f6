/** The one button in the corner, in plain DOM: opens and closes, counts what is unread, takes the site's colour and side. */
import type { App } from '../app.ts';
import { isPhone } from '../env.ts';
import { LAUNCHER_TEXTS } from '../i18n/launcher-texts.ts';
import { unreadCount } from '../state/widget-state.ts';
import { svgIcon } from './svg-icon.ts';

const SPEECH = 'M7.9 20A9 9 0 1 0 4 16.1L2 22Z';
const CHEVRON = 'm6 9 6 6 6-6';

export function drawLauncher({ state, shadow, fence, open, close }: App, prefetch: () => void): void {
  const button = document.createElement('button');
  const badge = document.createElement('span');
  button.className = 'launcher';
  button.type = 'button';
  button.hidden = true;
  badge.className = 'badge';
  button.append(svgIcon(SPEECH), svgIcon(CHEVRON), badge);
  shadow.append(button);

  button.addEventListener(
    'click',
    fence.guard(() => (state.get().isOpen ? close() : open())),
  );
  for (const type of ['pointerenter', 'focus', 'touchstart'] as const) {
    button.addEventListener(type, fence.guard(prefetch), { passive: true, once: true });
  }

  function draw(): void {
    const now = state.get();
    const unread = now.isOpen ? 0 : unreadCount(now);
    const hasNews = !now.isOpen && now.hasListNews;
    const texts = LAUNCHER_TEXTS[now.locale];
    button.hidden = !now.look || now.isHidden || (now.isOpen && isPhone());
    button.setAttribute('aria-expanded', String(now.isOpen));
    button.setAttribute(
      'aria-label',
      [now.isOpen ? texts.close : texts.open, unread && texts.unread(unread), hasNews && texts.list]
        .filter(Boolean)
        .join(', '),
    );
    badge.hidden = unread === 0 && !hasNews;
    badge.dataset['quiet'] = String(unread === 0);
    badge.textContent = unread > 9 ? '9+' : unread > 0 ? String(unread) : '';
  }
  state.subscribe(fence.guard(draw));
  draw();
}
