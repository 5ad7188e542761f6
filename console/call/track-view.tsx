/** Plays one media track; the own picture is mirrored and silent. */
import { useEffect, useRef } from 'preact/hooks';

export function TrackView({
  track,
  label,
  isOwn = false,
}: {
  track: MediaStreamTrack;
  label: string;
  isOwn?: boolean;
}) {
  const element = useRef<HTMLVideoElement & HTMLAudioElement>(null);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    current.srcObject = new MediaStream([track]);
    // Refused only before the first click on the page; the next one starts it.
    const play = () => void current.play().catch(() => addEventListener('pointerdown', play, { once: true }));
    play();
    return () => {
      removeEventListener('pointerdown', play);
      current.srcObject = null;
    };
  }, [track]);
  if (track.kind === 'audio') return <audio ref={element} />;
  return <video ref={element} class={isOwn ? 'call-own' : 'call-picture'} muted playsInline aria-label={label} />;
}
