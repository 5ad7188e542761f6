/** Sends the drawings a site wants shown (`data-lotse="canvas"` or a rule), as pictures, when they change. */
import type { SharedPage } from '../cobrowse/shared-page.ts';
import { selectorsOf } from '../cobrowse/place-rules.ts';
import { areaAround, forgetAreas } from '../cobrowse/read-field.ts';
import { every, isVisible, nextFrame, type Cancel } from '../env.ts';

const PAUSE_MS = 500;
/** Longer ones the agent would not take, in characters; larger ones would cost the page too much, in pixels. */
const MAX_CHARS = 1_000_000;
const MAX_PIXELS = 4_000_000;

export function tellCanvases(page: SharedPage): Cancel {
  let told = new WeakMap<Element, string>();
  const look = (): void => {
    if (!isVisible()) return;
    const selectors = ['[data-lotse="canvas"]', ...selectorsOf('canvas')];
    const wanted = new Set(selectors.flatMap((selector) => [...document.querySelectorAll(selector)]));
    forgetAreas();
    for (const canvas of wanted) {
      const node = page.idOf(canvas);
      if (!(canvas instanceof HTMLCanvasElement) || node <= 0 || /^(mask|block)/.test(areaAround(canvas))) continue;
      const picture = pictureOf(canvas);
      if (!picture || told.get(canvas) === picture) continue;
      told.set(canvas, picture);
      page.note({ about: 'canvas', node, picture });
    }
  };
  let cancelFrame: Cancel | undefined;
  // Right after the page has drawn: some canvases are empty at any other time.
  const lookSoon = (): void => {
    cancelFrame?.();
    cancelFrame = nextFrame(look);
  };
  const cancels = [
    every(PAUSE_MS, lookSoon),
    page.onPicture(() => {
      told = new WeakMap();
      lookSoon();
    }),
  ];
  lookSoon();
  return () => {
    for (const cancel of cancels) cancel();
    cancelFrame?.();
  };
}

function pictureOf(canvas: HTMLCanvasElement): string | undefined {
  const { top, bottom, width } = canvas.getBoundingClientRect();
  if (width === 0 || bottom < 0 || top > innerHeight || canvas.width * canvas.height > MAX_PIXELS) return undefined;
  try {
    const picture = canvas.toDataURL('image/webp', 0.8);
    return picture.length <= MAX_CHARS && picture.startsWith('data:image/') ? picture : undefined;
  } catch {
    // It holds something of another site: the browser gives it to nobody.
    return undefined;
  }
}
