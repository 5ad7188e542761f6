import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, paletteOf, readHex } from '../../widget/launcher/palette.ts';

const READABLE = 4.5;
const color = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map((rgb) => `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`);

describe('palette', () => {
  it('is readable whatever colour a site has', () => {
    fc.assert(
      fc.property(color, (chosen) => {
        const palette = paletteOf(chosen);
        expect(contrast(readHex(palette.brand), readHex(palette.onBrand))).toBeGreaterThanOrEqual(READABLE);
        expect(contrast(readHex(palette.accentOnLight), readHex('#eef2f1'))).toBeGreaterThanOrEqual(READABLE);
        expect(contrast(readHex(palette.accentOnDark), readHex('#202b2d'))).toBeGreaterThanOrEqual(READABLE);
      }),
    );
  });
  it('keeps a colour that can be read already', () => expect(paletteOf('#0f6e84').brand).toBe('#0f6e84'));
  it('writes dark on yellow', () =>
    expect(paletteOf('#ffd400')).toMatchObject({ brand: '#ffd400', onBrand: '#061216' }));
});
