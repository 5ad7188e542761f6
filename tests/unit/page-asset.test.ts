import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAssetShelf } from '../../console/page/asset-shelf.ts';
import { sniffAsset } from '../../console/page/sniff-asset.ts';
import { createPageAssets } from '../../server/domain/page-assets.ts';
import { assetUrl, packAsset, readAsset } from '../../shared/page/asset.ts';
import { hashOf } from '../../shared/page/content-hash.ts';
import { encodePageFrame, readPageFrame } from '../../shared/protocol/page-frame.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const url = 'https://shop.example/a.png?v=2';
const png = new Uint8Array([0x89, ...bytes('PNG\r\n'), 1, 2, 3]);

describe('an asset on its way', () => {
  it('comes back as it was sent, named by its address and content', () => {
    const payload = packAsset({ url, content: png });
    const frame = encodePageFrame({ kind: 'asset', tab: 3, ...hashOf(payload) }, payload);
    expect(readPageFrame(frame)).toEqual({ kind: 'asset', tab: 3, ...hashOf(payload) });
    expect(readAsset(payload)).toEqual({ url, content: png });
    expect(hashOf(payload)).not.toEqual(hashOf(packAsset({ url, content: png.slice(1) })));
    expect(hashOf(payload)).not.toEqual(hashOf(packAsset({ url: `${url}1`, content: png })));
  });

  it('is never an exception, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (any) => void readAsset(any)));
    expect(readAsset(packAsset({ url: 'javascript:1', content: png }))).toBeUndefined();
    expect(assetUrl('HTTPS://Shop.example/x#part')).toBe('https://shop.example/x');
    expect(assetUrl('/x')).toBeUndefined();
  });
});

describe('what is kept of a session for late comers', () => {
  it('keeps each once and stops at its bounds', () => {
    const kept = createPageAssets(10, 2);
    expect(kept.add({ epoch: 1, seq: 1 }, new Uint8Array(6))).toBe(true);
    expect(kept.add({ epoch: 1, seq: 1 }, new Uint8Array(6))).toBe(true);
    expect(kept.add({ epoch: 1, seq: 2 }, new Uint8Array(6))).toBe(false);
    expect(kept.add({ epoch: 1, seq: 3 }, new Uint8Array(1))).toBe(true);
    expect(kept.add({ epoch: 1, seq: 4 }, new Uint8Array(1))).toBe(false);
    expect([...kept.frames()]).toHaveLength(2);
  });
});

describe('the shelf of the console', () => {
  const made: string[] = [];
  const urls = {
    createObjectURL: (blob: Blob) => `blob:${made.push(blob.type)}`,
    revokeObjectURL: (place: string) => void made.push(`gone ${place}`),
  };

  it('shows pictures and fonts, and nothing that could be a document', () => {
    const shelf = createAssetShelf(urls);
    expect(shelf.take(packAsset({ url, content: png }))).toBe(url);
    expect(shelf.take(packAsset({ url, content: png }))).toBeUndefined();
    expect(made).toEqual(['image/png']);
    expect(shelf.find(`${url}#part`)).toBe('blob:1');
    for (const text of ['<!doctype html><script>', '<html><svg>', 'GIF', '', '{}', '<?xml version="1.0"?><html/>']) {
      expect(shelf.take(packAsset({ url: 'https://shop.example/x', content: bytes(text) }))).toBeUndefined();
    }
    const svg = bytes(`<svg onload="alert('x')" xmlns="http://www.w3.org/2000/svg"/>`);
    expect(shelf.take(packAsset({ url: 'https://shop.example/d.svg', content: svg }))).toBeDefined();
    // As a blob it would be a document of the console's own address when opened by itself.
    expect(shelf.find('https://shop.example/d.svg')).toMatch(/^data:image\/svg\+xml,[^"'()\\<>]*$/);
    shelf.close();
    expect(made).toEqual(['image/png', 'gone blob:1']);
    expect(shelf.find(url)).toBeUndefined();
  });

  it('tells what something is by its beginning only', () => {
    expect(sniffAsset(bytes('wOF2....'))).toBe('font/woff2');
    expect(sniffAsset(bytes('RIFF....WEBPVP8 '))).toBe('image/webp');
    expect(sniffAsset(bytes('<?xml version="1.0"?>\n<!-- made by x --><svg '))).toBe('image/svg+xml');
  });
});
