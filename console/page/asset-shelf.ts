/** Keeps the pictures and fonts the visitor's browser handed over, as addresses the replay frame may load, until it is closed. */
import { assetUrl, readAsset } from '../../shared/page/asset.ts';
import { MAX_ASSET_BYTES, MAX_ASSETS, MAX_ASSETS_BYTES } from '../../shared/protocol/limits.ts';
import { cleanDrawing } from './cleaning/clean-drawing.ts';
import { sniffAsset } from './sniff-asset.ts';

/** The server holds visitors to the limits; a reset there lets a page send once more. */
const SLACK = 2;
const SVG = 'image/svg+xml';
const DRAWING = `data:${SVG},`;

export type AssetShelf = {
  /** The address this payload stands for, if it is new and fit to be shown. */
  take(payload: Uint8Array): string | undefined;
  /** Where the content of an address is here. */
  find(url: string): string | undefined;
  /** The same for a part of a drawing, which is named behind the `#`. */
  shapes(url: string): string | undefined;
  close(): void;
};
type Urls = { createObjectURL(blob: Blob): string; revokeObjectURL(url: string): void };

/** `urls` of the frame's own window: what another makes is none of the frame's storage. */
export function createAssetShelf(urls: Urls): AssetShelf {
  const places = new Map<string, string>();
  /** Made when the first part of a drawing is wanted; empty where nothing is left of it. */
  const drawings = new Map<string, string>();
  let bytes = 0;
  return {
    take(payload) {
      const asset = readAsset(payload);
      const type = asset && asset.content.length <= MAX_ASSET_BYTES ? sniffAsset(asset.content) : undefined;
      if (!asset || !type || places.has(asset.url)) return undefined;
      bytes += asset.content.length;
      if (places.size >= MAX_ASSETS * SLACK || bytes > MAX_ASSETS_BYTES * SLACK) return undefined;
      const content = asset.content as Uint8Array<ArrayBuffer>;
      // A drawing opened by itself is a document of whoever's address it has: this one belongs to nobody.
      places.set(
        asset.url,
        type === SVG ? dataUrl(content) : urls.createObjectURL(new Blob([content.slice()], { type })),
      );
      return asset.url;
    },
    find(text) {
      const url = assetUrl(text);
      return url === undefined ? undefined : places.get(url);
    },
    shapes(text) {
      const url = assetUrl(text) ?? '';
      const place = places.get(url);
      const part = /#.*$/s.exec(text)?.[0];
      if (!part || !place?.startsWith(DRAWING)) return undefined;
      const made = drawings.get(url) ?? cleaned(place);
      drawings.set(url, made);
      return made ? made + part : undefined;
    },
    close() {
      for (const place of [...places.values(), ...drawings.values()])
        if (place.startsWith('blob:')) urls.revokeObjectURL(place);
      places.clear();
      drawings.clear();
    },
  };

  /** A browser takes parts of a drawing from a document of its own origin only: so nothing may be in it that does more than draw. */
  function cleaned(place: string): string {
    const clean = cleanDrawing(decodeURIComponent(place.slice(DRAWING.length)));
    return clean ? urls.createObjectURL(new Blob([clean], { type: SVG })) : '';
  }
}

const dataUrl = (content: Uint8Array): string =>
  `${DRAWING}${encodeURIComponent(new TextDecoder().decode(content)).replace(/[()'*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;
