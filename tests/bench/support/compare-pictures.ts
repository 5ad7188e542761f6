/** Share of differing pixels of two pictures, leaving out what stands in form fields, whose words are masked on purpose. */
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Compared = { readonly percent: number; readonly difference: Buffer };

export function comparePictures(wanted: Buffer, shown: Buffer, fields: readonly Box[]): Compared {
  const [left, right] = [PNG.sync.read(wanted), PNG.sync.read(shown)];
  const width = Math.max(left.width, right.width);
  const height = Math.max(left.height, right.height);
  const [a, b] = [left, right].map((png) => onCanvas(png, width, height, fields)) as [PNG, PNG];
  const difference = new PNG({ width, height });
  const pixels = pixelmatch(a.data, b.data, difference.data, width, height, { threshold: 0.1 });
  return { percent: (pixels / (width * height)) * 100, difference: PNG.sync.write(difference) };
}

function onCanvas(png: PNG, width: number, height: number, fields: readonly Box[]): PNG {
  const canvas = new PNG({ width, height });
  PNG.bitblt(png, canvas, 0, 0, png.width, png.height, 0, 0);
  for (const field of fields) {
    const left = Math.max(0, Math.floor(field.x));
    const right = Math.min(width, Math.ceil(field.x + field.width));
    for (let y = Math.max(0, Math.floor(field.y)); y < Math.min(height, Math.ceil(field.y + field.height)); y += 1) {
      if (right > left) canvas.data.fill(255, (y * width + left) * 4, (y * width + right) * 4);
    }
  }
  return canvas;
}
