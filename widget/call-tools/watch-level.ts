/** How loud a microphone is, 0 to 1, some times a second. */
import { every, type Cancel } from '../env.ts';

const LOOK_MS = 100;

export function watchLevel(track: MediaStreamTrack, onLevel: (level: number) => void): Cancel {
  const context = new AudioContext();
  const meter = context.createAnalyser();
  meter.fftSize = 512;
  const samples = new Float32Array(meter.fftSize);
  context.createMediaStreamSource(new MediaStream([track])).connect(meter);
  const cancel = every(LOOK_MS, () => {
    meter.getFloatTimeDomainData(samples);
    const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    onLevel(Math.min(1, loudest * 1.5));
  });
  return () => {
    cancel();
    void context.close().catch(() => undefined);
  };
}
