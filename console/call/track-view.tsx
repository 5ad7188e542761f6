/** Plays one media track; the own picture is mirrored and silent. */
import { useEffect, useRef } from 'preact/hooks';

export function TrackView({
  track,
  label,
  isOwn = false,
  isScreen = false,
  sound,
}: {
  track: MediaStreamTrack;
  label: string;
  isOwn?: boolean;
  isScreen?: boolean;
  /** Of a voice: how loud, 0 to 1, and on which speaker. */
  sound?: { readonly volume: number; readonly speaker: string };
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
  useEffect(() => {
    const { current } = element;
    if (!current || !sound) return;
    current.volume = sound.volume;
    // A speaker that was unplugged meanwhile: the standard one sounds.
    if (sound.speaker && 'setSinkId' in current) void current.setSinkId(sound.speaker).catch(() => {});
  }, [sound?.volume, sound?.speaker, track]);
  if (track.kind === 'audio') return <audio ref={element} />;
  return (
    <video
      ref={element}
      class={isScreen ? 'call-shared' : isOwn ? 'call-own' : 'call-picture'}
      muted
      playsInline
      aria-label={label}
    />
  );
}
