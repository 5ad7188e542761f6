/** Pointing on a shared screen: the visitor's finger for the others, and theirs for the visitor. */
import type { CallEngine } from '../../shared/call/call-engine.ts';
import { listen, nextFrame, type Cancel } from '../env.ts';
import { element } from '../call/call-parts.ts';
import type { CallStage } from '../call/call-stage.ts';

type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

export function pointOnScreens(stage: CallStage, engine: CallEngine): Cancel {
  const dot = element('span', 'call-dot');
  const { screen } = stage;
  dot.hidden = true;
  stage.element.append(dot);
  let isWaiting = false;
  const producerId = () => engine.view.peers.find(({ tracks }) => tracks.screen)?.tracks.screen?.producerId;

  function say(kind: 'move' | 'click' | 'leave', { clientX, clientY }: PointerEvent): void {
    const id = producerId();
    if (!id || (kind === 'move' && isWaiting)) return;
    isWaiting = kind === 'move';
    if (kind === 'move') nextFrame(() => (isWaiting = false));
    const box = shownBox(screen, screen.getBoundingClientRect());
    engine.point({
      kind,
      producerId: id,
      x: share((clientX - box.left) / box.width),
      y: share((clientY - box.top) / box.height),
    });
  }
  const cancels = [
    listen<PointerEvent>(screen, 'pointermove', (event) => say('move', event)),
    listen<PointerEvent>(screen, 'pointerdown', (event) => {
      // A finger on the picture points; the window is moved by its other parts.
      event.stopPropagation();
      say('click', event);
    }),
    listen<PointerEvent>(screen, 'pointerleave', (event) => say('leave', event)),
    engine.events.on('pointed', ({ kind, x, y, name }) => {
      dot.hidden = kind === 'leave' || screen.hidden;
      dot.textContent = name;
      const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = screen;
      const box = shownBox(screen, { left, top, width, height });
      dot.style.translate = `${box.left + x * box.width}px ${box.top + y * box.height}px`;
    }),
  ];
  return () => {
    for (const cancel of cancels) cancel();
    dot.remove();
  };
}

/** The picture within its element, which keeps its shape and leaves bars. */
function shownBox({ videoWidth, videoHeight }: HTMLVideoElement, { left, top, width, height }: Box): Box {
  const scale = Math.min(width / (videoWidth || width), height / (videoHeight || height));
  const [w, h] = [(videoWidth || width) * scale, (videoHeight || height) * scale];
  return { left: left + (width - w) / 2, top: top + (height - h) / 2, width: w, height: h };
}
const share = (value: number): number => Math.min(1, Math.max(0, value));
