/** Lets a person push a floating window aside with mouse or finger; it never leaves the page. */
export function makeDraggable(moved: HTMLElement, handle: HTMLElement): void {
  let x = 0;
  let y = 0;
  handle.addEventListener('pointerdown', (down) => {
    if (!(down.target instanceof Element) || down.target.closest('button')) return;
    const box = moved.getBoundingClientRect();
    const [fromX, fromY] = [down.clientX - x, down.clientY - y];
    const [left, top] = [box.left - x, box.top - y];
    handle.setPointerCapture(down.pointerId);
    const move = ({ clientX, clientY }: PointerEvent) => {
      x = between(clientX - fromX, -left, innerWidth - box.width - left);
      y = between(clientY - fromY, -top, innerHeight - box.height - top);
      moved.style.translate = `${x}px ${y}px`;
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  });
}
const between = (value: number, min: number, max: number) => Math.min(Math.max(value, min), max);
