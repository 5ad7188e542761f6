/** When somebody's picture is first decoded in a page, by the clock all pages of one machine share. The same for ours and for a bare page. */
import type { Page } from 'playwright-core';

/** Walks open shadow roots too. */
const PICTURES = `(() => {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
  return all(document).filter((e) => e instanceof HTMLVideoElement && e.className === 'call-picture' && e.srcObject);
})()`;
const LOOK_MS = 4;
const PATIENCE_MS = 30_000;

/** Watches from now on, before the click; `known` are tracks of before, which do not count. */
export function firstPictureAt(page: Page, known: readonly string[] = []): Promise<number> {
  return page.evaluate(`new Promise((resolve, reject) => {
    const known = ${JSON.stringify(known)};
    const since = Date.now();
    const look = setInterval(() => {
      const isNew = (e) => !known.includes(e.srcObject.getTracks()[0]?.id) && e.getVideoPlaybackQuality().totalVideoFrames > 0;
      if (${PICTURES}.some(isNew)) {
        clearInterval(look);
        resolve(Date.now());
      } else if (Date.now() - since > ${PATIENCE_MS}) {
        clearInterval(look);
        reject(new Error('no picture'));
      }
    }, ${LOOK_MS});
  })`);
}

/** The tracks that are shown now. */
export const shownTracks = (page: Page): Promise<string[]> =>
  page.evaluate(`${PICTURES}.map((e) => e.srcObject.getTracks()[0]?.id)`);

/** The moment of the next click in the page. */
export const clickedAt = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        document.addEventListener('click', () => resolve(Date.now()), { capture: true, once: true }),
      ),
  );
