/** Derives the widget's colours from the one a site chose, checked for contrast. Pure. */
export type Palette = {
  /** The site's colour as a filled area, and what can be read on it. */
  readonly brand: string;
  readonly onBrand: string;
  /** The same hue as text and lines on light and on dark surfaces. */
  readonly accentOnLight: string;
  readonly accentOnDark: string;
};
type Rgb = readonly [number, number, number];

const READABLE = 4.5;
const WHITE: Rgb = [255, 255, 255];
const INK: Rgb = [6, 18, 22];
/** The hardest surface of each scheme: `--hover` in shared/ui/tokens.css. */
const LIGHT_SURFACE: Rgb = [238, 242, 241];
const DARK_SURFACE: Rgb = [32, 43, 45];

export function paletteOf(color: string): Palette {
  const brand = readHex(color);
  const onBrand = contrast(brand, WHITE) >= READABLE ? WHITE : contrast(brand, INK) >= READABLE ? INK : WHITE;
  // A middle tone carries neither: it is darkened until white can be read.
  const filled = mixUntil(brand, [0, 0, 0], onBrand);
  return {
    brand: hex(filled),
    onBrand: hex(onBrand),
    accentOnLight: hex(mixUntil(brand, [0, 0, 0], LIGHT_SURFACE)),
    accentOnDark: hex(mixUntil(brand, WHITE, DARK_SURFACE)),
  };
}

/** The WCAG contrast ratio of two colours. */
export function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}
export const readHex = (color: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as unknown as Rgb;

function mixUntil(color: Rgb, towards: Rgb, against: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.04) {
    const mixed = color.map((part, i) => Math.round(part + ((towards[i] ?? 0) - part) * share)) as unknown as Rgb;
    if (contrast(mixed, against) >= READABLE) return mixed;
  }
  return towards;
}
function luminance(color: Rgb): number {
  const [r, g, b] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const hex = (color: Rgb): string => `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
