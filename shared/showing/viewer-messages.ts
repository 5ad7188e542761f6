/** What a page and the viewer in its frame say to each other. Both sides check what arrives: shape here, sender and origin where it arrives. */
import type { ShowingKind } from '../protocol/showing.ts';

/** `agoMs`: how long ago it stood so; a span, since the two clocks need not agree. */
export type ViewerPlace = { readonly at: number; readonly playing: boolean; readonly agoMs: number };
export type ViewerKind = Exclude<ShowingKind, 'page'>;
export type ViewerShow = {
  readonly lotse: 'show';
  readonly kind: ViewerKind;
  /** Whole, below the viewer's own address. */
  readonly url: string;
  readonly title: string;
  readonly locale: 'de' | 'en';
  readonly scheme: 'light' | 'dark';
  /** Side of the lower edge that something of the page covers. */
  readonly covered: 'left' | 'right' | null;
  readonly place: ViewerPlace;
};
export type ToViewer =
  | ViewerShow
  | { readonly lotse: 'place'; readonly place: ViewerPlace }
  /** Pressed beside the viewer and meant for it. */
  | { readonly lotse: 'key'; readonly key: string };
export type FromViewer =
  | { readonly lotse: 'ready' }
  /** A person in front of this viewer has moved. */
  | { readonly lotse: 'move'; readonly at: number; readonly playing: boolean }
  | { readonly lotse: 'pages'; readonly pages: number }
  | { readonly lotse: 'escape' }
  | { readonly lotse: 'failed' };

type Loose = Readonly<Record<string, unknown>>;
const loose = (data: unknown): Loose => (typeof data === 'object' && data !== null ? (data as Loose) : {});
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const MAX_AT = 100_000;

export function readFromViewer(data: unknown): FromViewer | undefined {
  const { lotse, at, playing, pages } = loose(data);
  if (lotse === 'ready' || lotse === 'escape' || lotse === 'failed') return { lotse };
  if (lotse === 'pages' && isNumber(pages)) return { lotse, pages };
  if (lotse === 'move' && isNumber(at) && at <= MAX_AT && typeof playing === 'boolean') return { lotse, at, playing };
  return undefined;
}

export function readToViewer(data: unknown): ToViewer | undefined {
  const said = loose(data);
  if (said['lotse'] === 'key' && typeof said['key'] === 'string') return { lotse: 'key', key: said['key'] };
  const { at, playing, agoMs } = loose(said['place']);
  if (!isNumber(at) || typeof playing !== 'boolean' || !isNumber(agoMs)) return undefined;
  const place = { at, playing, agoMs };
  if (said['lotse'] === 'place') return { lotse: 'place', place };
  const { kind, url, title, locale, scheme, covered } = said;
  if (said['lotse'] !== 'show' || (kind !== 'picture' && kind !== 'document' && kind !== 'film')) return undefined;
  if (typeof url !== 'string' || typeof title !== 'string') return undefined;
  return {
    lotse: 'show',
    kind,
    url,
    title,
    locale: locale === 'en' ? 'en' : 'de',
    scheme: scheme === 'dark' ? 'dark' : 'light',
    covered: covered === 'left' || covered === 'right' ? covered : null,
    place,
  };
}
