/** Shows the agent's pointer on the page, at the same element whatever the visitor's window is like; only looks, touches nothing. */
import type { PointerFrame } from '../../shared/protocol/pointer-frame.ts';
import { after, listen, nextFrame, type Cancel } from '../env.ts';
import { adoptOnce } from '../launcher/adopt-styles.ts';
import { svgIcon } from '../launcher/svg-icon.ts';
import css from './point.css?inline';

const ARROW = 'M4 2 20 11 12.5 13 9.5 20.5Z';
/** A pointer that rests this long is taken away, in ms. */
const IDLE_MS = 4_000;
const RIPPLE_MS = 600;

export type AgentPointer = { take(frame: PointerFrame): void; remove: Cancel };

export function createAgentPointer(
  place: ShadowRoot,
  name: string,
  find: (node: number) => Element | null,
): AgentPointer {
  adoptOnce(place, css);
  const pointer = document.createElement('div');
  const label = document.createElement('span');
  pointer.className = 'pointer';
  pointer.hidden = true;
  label.textContent = name;
  pointer.append(svgIcon(ARROW), label);
  place.append(pointer);
  let at: { element: Element; x: number; y: number } | undefined;
  let cancelIdle: Cancel | undefined;
  let cancelFrame: Cancel | undefined;

  function draw(): void {
    cancelFrame = undefined;
    if (!at?.element.isConnected) return;
    const box = boxInWindow(at.element);
    const left = clamp(box.left + at.x * box.width, innerWidth);
    const top = clamp(box.top + at.y * box.height, innerHeight);
    pointer.style.transform = `translate(${left}px, ${top}px)`;
  }
  const drawSoon = () => {
    cancelFrame ??= nextFrame(draw);
  };
  // The page may scroll beneath: the pointer stays with its element.
  const stopListening = listen(document, 'scroll', () => !pointer.hidden && drawSoon(), { capture: true });

  function ripple(): void {
    const ring = document.createElement('div');
    ring.className = 'ripple';
    ring.style.transform = pointer.style.transform;
    place.append(ring);
    after(RIPPLE_MS, () => ring.remove());
  }

  return {
    take(frame) {
      if (frame.kind !== 'move' && frame.kind !== 'click' && frame.kind !== 'leave') return;
      const element = 'node' in frame ? find(frame.node) : null;
      cancelIdle?.();
      pointer.hidden = !element;
      if (!element || !('x' in frame)) return;
      at = { element, x: frame.x, y: frame.y };
      if (frame.kind === 'click') {
        draw();
        ripple();
      } else drawSoon();
      cancelIdle = after(IDLE_MS, () => {
        pointer.hidden = true;
      });
    },
    remove() {
      stopListening();
      cancelIdle?.();
      cancelFrame?.();
      pointer.remove();
    },
  };
}

/** A pointer outside of the window waits at its edge and shows the way. */
const clamp = (value: number, size: number) => Math.min(Math.max(value, 4), size - 24);

function boxInWindow(element: Element): { left: number; top: number; width: number; height: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  const frame = element.ownerDocument.defaultView?.frameElement;
  if (!frame) return { left, top, width, height };
  const outer = boxInWindow(frame);
  return { left: left + outer.left, top: top + outer.top, width, height };
}
