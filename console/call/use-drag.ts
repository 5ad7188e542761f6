/** Lets something that floats be moved out of the way with mouse or finger; it stays inside the window. */
import { useRef, useState } from 'preact/hooks';

type Place = { readonly x: number; readonly y: number };
/** This much of it stays in sight, in px. */
const MARGIN_PX = 8;

export function useDrag() {
  const [place, setPlace] = useState<Place>({ x: 0, y: 0 });
  const grabbed = useRef<{ from: Place; least: Place; most: Place } | null>(null);
  return {
    style: { translate: `${place.x}px ${place.y}px` },
    handle: {
      onPointerDown(event: PointerEvent & { currentTarget: HTMLElement }) {
        const box = event.currentTarget.closest('section')?.getBoundingClientRect();
        if (!box) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const from = { x: event.clientX - place.x, y: event.clientY - place.y };
        const least = { x: place.x - box.left + MARGIN_PX, y: place.y - box.top + MARGIN_PX };
        const most = {
          x: place.x + innerWidth - box.right - MARGIN_PX,
          y: place.y + innerHeight - box.bottom - MARGIN_PX,
        };
        grabbed.current = { from, least, most };
      },
      onPointerMove({ clientX, clientY }: PointerEvent) {
        const { current } = grabbed;
        if (!current) return;
        const { from, least, most } = current;
        const within = (wanted: number, low: number, high: number) => Math.max(low, Math.min(high, wanted));
        setPlace({ x: within(clientX - from.x, least.x, most.x), y: within(clientY - from.y, least.y, most.y) });
      },
      onPointerUp() {
        grabbed.current = null;
      },
    },
  };
}
