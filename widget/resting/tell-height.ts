/** Tells our own sheets how far down the bar at the top of the page reaches, so that nothing of ours stands under it. */
import type { Cancel } from '../env.ts';

const HEIGHT = '--watch-height';

export function tellHeight(bar: HTMLElement, host: HTMLElement): Cancel {
  const look = new ResizeObserver(() =>
    host.style.setProperty(HEIGHT, `${Math.ceil(bar.getBoundingClientRect().bottom)}px`),
  );
  look.observe(bar);
  return () => {
    look.disconnect();
    host.style.removeProperty(HEIGHT);
  };
}
