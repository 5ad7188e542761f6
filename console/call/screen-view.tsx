/** A shared screen, whole, with the pointers of those who look at it; my own mouse over it points for the others. */
import { useRef } from 'preact/hooks';
import { pointedAt, pointOn } from './call-room.ts';
import { TrackView } from './track-view.tsx';

type Props = { track: MediaStreamTrack; producerId: string | null; label: string };

/** `producerId` is null for the screen I share myself: there I only see where others point. */
export function ScreenView({ track, producerId, label }: Props) {
  const waiting = useRef(false);
  const place = useRef<HTMLDivElement>(null);
  const video = place.current?.querySelector('video');
  const pointed = pointedAt.value;
  const point = (kind: 'move' | 'click' | 'leave', event: PointerEvent & { currentTarget: HTMLElement }) => {
    if (!producerId || (kind === 'move' && waiting.current)) return;
    waiting.current = kind === 'move';
    if (kind === 'move') requestAnimationFrame(() => (waiting.current = false));
    const box = event.currentTarget.querySelector('video')?.getBoundingClientRect();
    if (!box) return;
    const share = (value: number) => Math.min(1, Math.max(0, value));
    const [x, y] = [share((event.clientX - box.left) / box.width), share((event.clientY - box.top) / box.height)];
    pointOn({ kind, producerId, x, y });
  };
  return (
    <div
      ref={place}
      class="call-screen"
      onPointerMove={(event) => point('move', event)}
      onPointerDown={(event) => point('click', event)}
      onPointerLeave={(event) => point('leave', event)}
    >
      <TrackView track={track} label={label} isScreen />
      <span class="call-name">{label}</span>
      {pointed && video && pointed.kind !== 'leave' && (
        <span
          class="call-pointer"
          style={{
            left: `${video.offsetLeft + pointed.x * video.offsetWidth}px`,
            top: `${video.offsetTop + pointed.y * video.offsetHeight}px`,
          }}
        >
          {pointed.name}
        </span>
      )}
    </div>
  );
}
