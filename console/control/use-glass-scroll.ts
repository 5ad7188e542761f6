/** My wheel, and on a tablet my finger, scroll the visitor's page instead of the desk around it. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import * as env from '../env.ts';
import type { Replica } from '../page/replica.ts';
import type { Act } from './act.ts';
import { createWheel } from './wheel.ts';

/** A finger that has not gone further means a click, in px. */
const SLACK_PX = 8;
const LINE_PX = 32;

export function useGlassScroll(glass: RefObject<HTMLElement | null>, replica: Replica, scale: number, act: Act): void {
  useEffect(() => {
    const { current } = glass;
    if (!current) return;
    const wheel = createWheel({ nodeOf: replica.nodeOf, act, now: env.now, after: env.after });
    let finger: { over: Element; x: number; y: number; isDragging: boolean } | null = null;
    const over = (event: MouseEvent): Element | null =>
      (event.target === current && replica.targetAt(event.offsetX / scale, event.offsetY / scale)?.element) || null;

    const turn = (event: WheelEvent): void => {
      // The page below moves, not the desk around it.
      event.preventDefault();
      const element = over(event);
      const unit = event.deltaMode === 1 ? LINE_PX : 1;
      if (element) wheel.turn(element, event.deltaX * unit, event.deltaY * unit);
    };
    const touch = (event: PointerEvent): void => {
      const element = event.pointerType === 'touch' ? over(event) : null;
      finger = element && { over: element, x: event.clientX, y: event.clientY, isDragging: false };
    };
    const drag = (event: PointerEvent): void => {
      if (!finger || event.pointerType !== 'touch') return;
      const dx = finger.x - event.clientX;
      const dy = finger.y - event.clientY;
      if (!finger.isDragging && Math.hypot(dx, dy) < SLACK_PX) return;
      finger = { ...finger, x: event.clientX, y: event.clientY, isDragging: true };
      wheel.turn(finger.over, dx / scale, dy / scale);
    };
    const lift = (): void => {
      finger = null;
    };
    const ended = new AbortController();
    const { signal } = ended;
    current.addEventListener('wheel', turn, { passive: false, signal });
    current.addEventListener('pointerdown', touch, { signal });
    current.addEventListener('pointermove', drag, { signal });
    current.addEventListener('pointerup', lift, { signal });
    current.addEventListener('pointercancel', lift, { signal });
    return () => {
      wheel.stop();
      ended.abort();
    };
  }, [replica, scale, act]);
}
