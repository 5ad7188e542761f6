/** What really arrives in a call: frames decoded by <video>, and how loud the sound is, measured in the page itself. */
import type { Page } from 'playwright-core';

/** Walks open shadow roots too, since the widget's window is in one. */
const FIND_MEDIA = `
  const all = (root) => [...root.querySelectorAll('*')].flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
  const media = all(document).filter((e) => e instanceof HTMLMediaElement && e.srcObject);
`;

/** Frames decoded so far by the remote picture (not muted as one's own preview is), 0 when there is none. */
export const decodedFrames = (page: Page): Promise<number> =>
  page.evaluate(`(() => { ${FIND_MEDIA}
    return Math.max(0, ...media.filter((e) => e instanceof HTMLVideoElement && !e.closest('[data-own]') && !e.className.includes('self') && !e.className.includes('own'))
      .map((e) => e.getVideoPlaybackQuality().totalVideoFrames));
  })()`);

export type RemotePicture = { readonly track: string; readonly frames: number };
/** Every picture of somebody else that is drawn, by the track it shows: a room that was rebuilt shows new ones. */
export const remotePictures = (page: Page): Promise<RemotePicture[]> =>
  page.evaluate(`(() => { ${FIND_MEDIA}
    return media.filter((e) => e instanceof HTMLVideoElement && e.className === 'call-picture' && e.checkVisibility())
      .map((e) => ({ track: e.srcObject.getTracks()[0]?.id ?? '', frames: e.getVideoPlaybackQuality().totalVideoFrames }));
  })()`);

/** The loudest sample (0–1) of everything audible for `ms`; Chromium's fake microphone beeps once a second. */
export const loudness = (page: Page, ms = 2_500): Promise<number> =>
  page.evaluate(`(async () => { ${FIND_MEDIA}
    const context = new AudioContext();
    const meters = media.flatMap((e) => e.muted ? [] : [e.srcObject]).filter((s) => s.getAudioTracks().length > 0).map((stream) => {
      const meter = context.createAnalyser();
      context.createMediaStreamSource(stream).connect(meter);
      return meter;
    });
    let loudest = 0;
    const end = performance.now() + ${ms};
    const samples = new Float32Array(2048);
    while (performance.now() < end) {
      for (const meter of meters) { meter.getFloatTimeDomainData(samples); for (const s of samples) loudest = Math.max(loudest, Math.abs(s)); }
      await new Promise((r) => setTimeout(r, 20));
    }
    await context.close();
    return loudest;
  })()`);

/** Sharp edges in the first picture of somebody else that is drawn, as a share of its pixels in thousandths: next to none where all is blurred. */
export const sharpness = (page: Page): Promise<number> =>
  page.evaluate(`(() => { ${FIND_MEDIA}
    const video = media.find((e) => e instanceof HTMLVideoElement && e.className === 'call-picture' && e.videoWidth > 0);
    if (!video) return -1;
    const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
    const context = canvas.getContext('2d');
    context.drawImage(video, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let sharp = 0;
    for (let at = 1; at + 4 < data.length; at += 4) if (Math.abs(data[at] - data[at + 4]) > 24) sharp += 1;
    return (sharp * 1000) / (canvas.width * canvas.height);
  })()`);
