/** Keeps the pictures and fonts the visitor's browser handed over, as addresses the replay frame may load, until it is closed. */
import { assetUrl, readAsset } from '../../shared/page/asset.ts';
import { MAX_ASSET_BYTES, MAX_ASSETS, MAX_ASSETS_BYTES } from '../../shared/protocol/limits.ts';
import { sniffAsset } from './sniff-asset.ts';

/** The server holds visitors to the limits; a reset there lets a page send once more. */
const SLACK = 2;
const SVG = 'image/svg+xml';

export type AssetShelf = {
  /** The address this payload stands for, if it is new and fit to be shown. */
  take(payload: Uint8Array): string | undefined;
  /** Where the content of an address is here. */
  find(url: string): string | undefined;
  close(): void;
};
type Urls = { createObjectURL(blob: Blob): string; revokeObjectURL(url: string): void };

/** `urls` of the frame's own window: what another makes is none of the frame's storage. */
export function createAssetShelf(urls: Urls): AssetShelf {
  const places = new Map<string, string>();
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
    close() {
      for (const place of places.values()) if (place.startsWith('blob:')) urls.revokeObjectURL(place);
      places.clear();
    },
  };
}

const dataUrl = (content: Uint8Array): string =>
  `data:${SVG},${encodeURIComponent(new TextDecoder().decode(content)).replace(/[()'*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;
