/** Lies over the replica while I point: where my mouse is, the visitor sees. */
import { useEffect, useMemo } from 'preact/hooks';
import { sendPointer } from '../link.ts';
import type { GlassProps } from '../page/tools.ts';
import { createPointing } from './pointing.ts';

export function PointGlass({ sessionId, replica, scale, picture }: GlassProps) {
  const pointing = useMemo(
    () =>
      createPointing({
        tab: () => picture()?.tab ?? 0,
        spotAt: (x, y) => replica.spotAt(x, y),
        send: (frame) => sendPointer(sessionId, frame),
        beforePicture: requestAnimationFrame,
      }),
    [sessionId, replica, picture],
  );
  useEffect(() => () => pointing.leave(), [pointing]);
  const at = (event: PointerEvent): [number, number] => [event.offsetX / scale, event.offsetY / scale];
  return (
    <div
      class="tool-glass pointing"
      onPointerMove={(event) => pointing.move(...at(event))}
      onPointerDown={(event) => event.button === 0 && pointing.click(...at(event))}
      onPointerLeave={() => pointing.leave()}
    />
  );
}
