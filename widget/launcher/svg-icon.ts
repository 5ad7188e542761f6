/** Draws an icon of the common set (24 × 24, strokes) without any markup text, so that no content policy objects. */
const SVG = 'http://www.w3.org/2000/svg';

export function svgIcon(...paths: readonly string[]): SVGSVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  for (const d of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    icon.append(path);
  }
  return icon;
}
