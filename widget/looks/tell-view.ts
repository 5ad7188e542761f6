/** Tells which part of the page a visitor has before them who has zoomed in with their fingers, or whose keyboard covers some of it. */
import type { SharedPage } from '../cobrowse/shared-page.ts';
import { after, listen, type Cancel } from '../env.ts';
import type { Fence } from '../fence.ts';

const PAUSE_MS = 100;
/** Scroll bars take no more than that. */
const WHOLE = 0.97;

export function tellView(page: Pick<SharedPage, 'note' | 'onPicture'>, guard: Fence['guard']): Cancel {
  const { visualViewport: view } = globalThis;
  if (!view) return () => {};
  let told = '';
  let cancelSoon: Cancel | undefined;
  const tell = (): void => {
    cancelSoon = undefined;
    const { clientWidth, clientHeight } = document.documentElement;
    const isPart = view.width < clientWidth * WHOLE || view.height < clientHeight * WHOLE;
    const [left, top, width, height] = [view.offsetLeft, view.offsetTop, view.width, view.height].map((side) =>
      isPart ? Math.max(0, Math.round(side)) : 0,
    ) as [number, number, number, number];
    const text = `${left} ${top} ${width} ${height}`;
    if (told !== text) page.note({ about: 'view', left, top, width, height });
    told = text;
  };
  const tellSoon = (): void => void (cancelSoon ??= after(PAUSE_MS, guard(tell)));
  const cancels = [
    listen(view, 'resize', tellSoon),
    listen(view, 'scroll', tellSoon),
    page.onPicture(() => {
      told = '';
      tell();
    }),
  ];
  tell();
  return () => {
    cancelSoon?.();
    for (const cancel of cancels) cancel();
  };
}
