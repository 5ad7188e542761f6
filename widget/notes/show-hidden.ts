/** Tells the agent how much is hidden, and shows the visitor where: hatched, on the page itself, as long as they like. */
import type { App } from '../app.ts';
import type { SharedPage } from '../cobrowse/shared-page.ts';
import { every, listen, nextFrame, type Cancel } from '../env.ts';
import { adoptOnce } from '../launcher/adopt-styles.ts';
import { findHidden, type HiddenPlace } from './find-hidden.ts';
import css from './hidden.css?inline';
import { WORDS } from './words.ts';

const COUNT_EVERY_MS = 3_000;
/** Below this there is no room for the word, in px. */
const WORD_PX = 70;

export function showHidden({ state, shadow, fence }: App, page: SharedPage): Cancel {
  const words = WORDS[state.get().locale];
  const layer = document.createElement('div');
  let places: readonly HiddenPlace[] = [];
  let told = '';
  let cancelDraw: Cancel | undefined;
  adoptOnce(shadow, css);
  layer.className = 'hidden-marks';
  layer.ariaHidden = 'true';

  const tell = (): void => {
    const counts = { fields: 0, places: 0, secrets: 0 };
    for (const { why } of places) counts[why] += 1;
    const text = JSON.stringify(counts);
    if (told === text) return;
    told = text;
    page.note({ about: 'hidden', ...counts });
  };
  const draw = (): void => {
    cancelDraw = undefined;
    if (!layer.isConnected) return;
    layer.replaceChildren(
      ...places.flatMap(({ element }) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        if (width < 2 || height < 2 || top > innerHeight || top + height < 0) return [];
        const mark = document.createElement('div');
        mark.style.cssText = `translate:${left}px ${top}px;width:${width}px;height:${height}px`;
        if (width > WORD_PX && height > 16) mark.dataset['word'] = words.hidden;
        return [mark];
      }),
    );
  };
  const drawSoon = (): void => void (cancelDraw ??= nextFrame(fence.guard(draw)));
  const look = fence.guard(() => {
    places = findHidden();
    tell();
    if (layer.isConnected) drawSoon();
  });
  const button = page.bar.addButton(
    words.show,
    fence.guard(() => {
      if (layer.isConnected) layer.remove();
      else shadow.prepend(layer);
      button.textContent = layer.isConnected ? words.hide : words.show;
      button.ariaPressed = String(layer.isConnected);
      look();
    }),
  );
  button.ariaPressed = 'false';
  const cancels = [
    every(COUNT_EVERY_MS, look),
    page.onPicture(() => {
      told = '';
      look();
    }),
    listen(globalThis, 'scroll', drawSoon, { capture: true }),
    listen(globalThis, 'resize', drawSoon),
  ];
  look();
  return () => {
    for (const cancel of cancels) cancel();
    cancelDraw?.();
    layer.remove();
    button.remove();
  };
}
