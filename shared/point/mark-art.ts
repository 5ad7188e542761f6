/** The brushes marks are drawn with: elements without any markup text, places as transforms, cutting, names beside. */
import { boxOf, clipOf, meet, type Box } from './place-box.ts';

/** Through what the page is looked at. */
export type Eye = {
  /** The window the page is in. */
  readonly top: Window;
  /** Pixels of the layer for one of the page. */
  readonly scale: number;
  node(id: number): Node | null;
  readonly nowMs: number;
};
/** A kind of mark; `draw` answers with a text that differs when anything moved. */
export type Drawing<Mark> = { draw(mark: Mark, eye: Eye): string };

const SVG = 'http://www.w3.org/2000/svg';
/** A name with its gap to what it names, and what it needs to be read, in px. */
const NAME_PX = 22;
const NAME_ROOM_PX = 60;

export function add(to: Element, name: string): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  to.append(element);
  return element;
}
export function addSvg(to: Element, name: string): SVGSVGElement {
  const art = document.createElementNS(SVG, 'svg');
  art.setAttribute('class', name);
  art.setAttribute('aria-hidden', 'true');
  to.append(art);
  return art;
}
export function addPath(to: Element, name: string, d = ''): (d: string) => void {
  const path = document.createElementNS(SVG, 'path');
  const set = (to_: string) => path.setAttribute('d', to_);
  path.setAttribute('class', name);
  set(d);
  to.append(path);
  return set;
}
export function show(isShown: boolean, ...elements: readonly HTMLElement[]): void {
  for (const element of elements) element.hidden = !isShown;
}

export function elementAt(id: number, { node }: Eye): Element | null {
  const found = node(id);
  return found?.isConnected && found.nodeType === 1 ? (found as Element) : null;
}
export const scaled = ({ left, top, width, height }: Box, { scale }: Eye): Box => ({
  left: left * scale,
  top: top * scale,
  width: width * scale,
  height: height * scale,
});
export const seenBox = (element: Element, eye: Eye): Box => scaled(boxOf(element, eye.top), eye);
export const seenClip = (element: Element, eye: Eye): Box => scaled(clipOf(element, eye.top), eye);
export const seenWindow = (eye: Eye): Box =>
  scaled({ left: 0, top: 0, width: eye.top.innerWidth, height: eye.top.innerHeight }, eye);

/** Shows of an element as large as the layer only this part. */
export function cut(element: HTMLElement, { left, top, width, height }: Box): string {
  const [right, bottom] = [left + width, top + height];
  const shape = `polygon(${left}px ${top}px, ${right}px ${top}px, ${right}px ${bottom}px, ${left}px ${bottom}px)`;
  element.style.clipPath = shape;
  return shape;
}

/** Above what it names or, where there is no room, in its upper edge; nowhere when that is out of sight. */
export function putName(name: HTMLElement, of: Box, clip: Box): string {
  const seen = meet(of, clip);
  show(seen.width > 0 && seen.height > 0, name);
  const top = of.top - NAME_PX >= clip.top ? of.top - NAME_PX : seen.top + 4;
  const left = Math.max(clip.left + 2, Math.min(seen.left, clip.left + clip.width - NAME_ROOM_PX));
  const place = `translate(${left}px, ${top}px)`;
  name.style.transform = place;
  return place;
}

/** A name steps back after a while, so that nothing stays covered; for something new it is there again. */
export function sayAgain(name: HTMLElement): void {
  for (const stepping of name.getAnimations()) stepping.currentTime = 0;
}
