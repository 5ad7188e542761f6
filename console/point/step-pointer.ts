/** Leads the pointer by keys: from thing to thing in the order of the page, or a little way. Knows no key and says no words. */
import { boxOf } from '../../shared/point/place-box.ts';
import type { Point } from '../../shared/protocol/pointer-frame.ts';
import type { Hand } from './hand.ts';

const THINGS =
  'a[href],button,input,select,textarea,summary,label,img,svg,canvas,video,h1,h2,h3,h4,h5,h6,p,li,dt,dd,th,td,figcaption,legend,[role],[tabindex]';
const LEAST_PX = 4;
const MAX_NAME_CHARS = 80;

/** Where the pointer was led, in pixels of the page, and to what. */
export type Step = Point & { readonly element: Element | null };
type Picture = Pick<Hand['replica'], 'targetAt' | 'page'>;

/** The thing after or before the last; from the end to the beginning again. Null on a page with nothing to point at. */
export function stepToThing(replica: Picture, last: Step | null, by: 1 | -1): Step | null {
  const all = thingsOf(replica);
  const known = all.findIndex(({ element }) => element === last?.element);
  const from = known < 0 && by < 0 ? 0 : known;
  return all.at((from + by + all.length) % Math.max(1, all.length)) ?? null;
}

export function stepAside(replica: Picture, last: Step | null, dx: number, dy: number): Step | null {
  const page = replica.page();
  if (!page) return null;
  const { innerWidth, innerHeight } = page;
  const { x, y } = last ?? { x: innerWidth / 2, y: innerHeight / 2 };
  const at = { x: between(x + dx, 0, innerWidth - 1), y: between(y + dy, 0, innerHeight - 1) };
  return { ...at, element: replica.targetAt(at.x, at.y)?.element ?? null };
}

/** What is said of a thing to somebody who does not see it; empty where it says nothing of itself. */
export function nameOfThing(element: Element): string {
  const label = (element as HTMLInputElement).labels?.[0]?.textContent;
  const said =
    element.getAttribute('aria-label') ??
    element.getAttribute('alt') ??
    label ??
    element.getAttribute('placeholder') ??
    element.textContent ??
    '';
  return said.replace(/\s+/g, ' ').trim().slice(0, MAX_NAME_CHARS);
}

function thingsOf(replica: Picture): readonly Step[] {
  const page = replica.page();
  if (!page) return [];
  return [...page.document.querySelectorAll(THINGS)].flatMap((element) => {
    const { left, top, width, height } = boxOf(element, page);
    const [x, right] = [Math.max(0, left), Math.min(page.innerWidth, left + width)];
    const [y, bottom] = [Math.max(0, top), Math.min(page.innerHeight, top + height)];
    if (right - x < LEAST_PX || bottom - y < LEAST_PX) return [];
    const middle = { x: (x + right) / 2, y: (y + bottom) / 2 };
    // What lies over it, or is a thing of its own within it, is pointed at instead.
    const seen = replica.targetAt(middle.x, middle.y)?.element;
    return seen?.closest(THINGS) === element ? [{ ...middle, element }] : [];
  });
}

const between = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
