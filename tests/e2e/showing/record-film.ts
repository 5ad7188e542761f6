/** A small real film: a browser draws it and records what it draws, with a tone. */
import type { Page } from 'playwright-core';

export async function recordFilm(page: Page, seconds: number): Promise<Buffer> {
  const text = await page.evaluate(async (length) => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 180;
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
    const sound = new AudioContext();
    const tone = sound.createOscillator();
    const out = sound.createMediaStreamDestination();
    tone.connect(out);
    tone.start();
    const stream = canvas.captureStream(15);
    for (const track of out.stream.getAudioTracks()) stream.addTrack(track);
    const recorder = new MediaRecorder(stream, { mimeType: 'video/webm', videoBitsPerSecond: 60_000 });
    const parts: Blob[] = [];
    const over = new Promise((resolve) => recorder.addEventListener('stop', resolve));
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    recorder.start(200);
    const began = performance.now();
    await new Promise<void>((resolve) => {
      const draw = () => {
        const at = (performance.now() - began) / 1_000;
        pen.fillStyle = `hsl(${at * 36} 50% 35%)`;
        pen.fillRect(0, 0, 320, 180);
        pen.fillStyle = '#fff';
        pen.font = '80px sans-serif';
        pen.fillText(at.toFixed(1), 80, 120);
        if (at >= length) return resolve();
        requestAnimationFrame(draw);
        return undefined;
      };
      draw();
    });
    recorder.stop();
    await over;
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary);
  }, seconds);
  return Buffer.from(text, 'base64');
}
