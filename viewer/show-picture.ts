/** A picture: whole at first, larger when wanted. */
import type { Shown, Stage } from './stage.ts';
import { sayFailed } from './parts.ts';
import { addZoom } from './zoom.ts';

export function showPicture({ show, words, stage, tools, say }: Stage): Shown {
  const picture = document.createElement('img');
  picture.alt = show.title;
  picture.addEventListener('load', () => {
    stage.dataset['state'] = 'there';
    draw();
  });
  picture.addEventListener('error', () => {
    picture.remove();
    sayFailed(stage, words.failed);
    say({ lotse: 'failed' });
  });
  const zoom = addZoom({ tools, words }, draw);
  stage.append(picture);
  picture.src = show.url;
  new ResizeObserver(draw).observe(stage);

  function draw(): void {
    const { naturalWidth, naturalHeight } = picture;
    if (naturalWidth === 0) return;
    const fit = Math.min(stage.clientWidth / naturalWidth, stage.clientHeight / naturalHeight, 1);
    picture.style.width = `${Math.floor(naturalWidth * fit * zoom.now())}px`;
  }
  return { place: () => undefined, key: zoom.key };
}
