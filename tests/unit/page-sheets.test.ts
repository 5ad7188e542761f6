import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAllowance } from '../../console/page/inflate-allowance.ts';
import { createSheetShelf } from '../../console/page/sheet-shelf.ts';
import { createPageSheets } from '../../server/domain/page-sheets.ts';
import { hashOf } from '../../shared/page/content-hash.ts';
import { readSheetName, sheetName } from '../../shared/page/sheet-name.ts';
import { packSheets, unpackSheets } from '../../shared/page/sheet-pack.ts';
import { MAX_SHEET_BYTES, MAX_SHEETS } from '../../shared/protocol/limits.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const packed = (...sheets: string[]) => ({
  name: sheetName(hashOf(utf8(sheets[0] ?? ''))),
  payload: deflateSync(packSheets(sheets.map(utf8))),
});
const plenty = () => createAllowance({ mostBytes: 100_000_000, bytesPerSecond: 0, now: () => 0 });

describe('what the server keeps of a session', () => {
  it('keeps the newest within its bounds, each once', () => {
    const kept = createPageSheets(10, 3);
    const add = (seq: number, size: number) => kept.add({ epoch: 1, seq }, new Uint8Array(size).fill(seq));
    const names = () => [...kept.frames()].map((frame) => frame[0]);
    add(1, 3);
    add(2, 3);
    add(1, 3);
    expect(names()).toEqual([2, 1]);
    add(3, 3);
    add(4, 1);
    expect(names()).toEqual([1, 3, 4]);
    add(5, 6);
    expect(names()).toEqual([3, 4, 5]);
    add(6, 11);
    expect(names()).toEqual([]);
    add(7, 1);
    expect(names()).toEqual([7]);
  });
});

describe('the shelf of the console', () => {
  it('finds what a text names, and leaves every other text', () => {
    const shelf = createSheetShelf(plenty());
    const { name, payload } = packed('a{color:red}');
    shelf.take(payload);
    expect(shelf.find(name)).toBe('a{color:red}');
    expect(shelf.find('b{}')).toBe('b{}');
    expect(shelf.isLacking()).toBe(false);
    expect(readSheetName('b{}')).toBeUndefined();
  });

  it('says once that one is missing', () => {
    const shelf = createSheetShelf(plenty());
    const { name } = packed('a{}');
    expect(shelf.find(name)).toBe('');
    expect(shelf.isLacking()).toBe(true);
    expect(shelf.isLacking()).toBe(false);
    expect(shelf.find(name)).toBe('');
    expect(shelf.isLacking()).toBe(false);
    expect(shelf.find(packed('b{}').name)).toBe('');
    expect(shelf.isLacking()).toBe(true);
  });

  it('asks for so many and no more, whatever a page names', () => {
    const shelf = createSheetShelf(plenty());
    const asked = Array.from({ length: MAX_SHEETS * 3 }, (_, n) => {
      shelf.find(packed(`.x${n}{}`).name);
      return shelf.isLacking();
    });
    expect(asked.filter(Boolean)).toHaveLength(MAX_SHEETS);
  });

  it('finds each of a pack, by its own hash and by nothing that was said of it', () => {
    const shelf = createSheetShelf(plenty());
    const sheets = ['a{}', 'größe{}', '', 'c{}'];
    shelf.take(packed(...sheets).payload);
    expect(sheets.map((css) => shelf.find(packed(css).name))).toEqual(sheets);
    expect(shelf.isLacking()).toBe(false);
  });

  it('takes no bomb, no junk, no pack that says it holds more than it does', () => {
    const spent: number[] = [];
    const allowance = { left: () => 50_000_000, spend: (bytes: number) => void spent.push(bytes) };
    const shelf = createSheetShelf(allowance);
    const bomb = packed(' '.repeat(4 * MAX_SHEET_BYTES));
    shelf.take(bomb.payload);
    expect(shelf.find(bomb.name)).toBe('');
    // What it unfolded to counts all the same.
    expect(spent.at(-1)).toBeGreaterThan(MAX_SHEET_BYTES);
    const many = packed(...Array.from({ length: MAX_SHEETS + 1 }, (_, n) => `.m${n}{}`));
    shelf.take(many.payload);
    expect(shelf.find(many.name)).toBe('');
    const short = packSheets([utf8('s{}'), utf8('t{}')]).slice(0, -1);
    shelf.take(deflateSync(short));
    expect(shelf.find(packed('s{}').name)).toBe('');
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (junk) => shelf.take(junk)));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (junk) => shelf.take(deflateSync(junk))));
  });

  it('a pack is read as it was packed', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: MAX_SHEETS }), (sheets) => {
        expect(unpackSheets(packSheets(sheets))).toEqual(sheets);
      }),
    );
  });

  it('a small name said again and again unfolds no more than a page may', () => {
    const css = 'x'.repeat(100_000);
    const { name, payload } = packed(css);
    const shelf = createSheetShelf(createAllowance({ mostBytes: 1_000_000, bytesPerSecond: 0, now: () => 0 }));
    shelf.take(payload);
    const chars = Array.from({ length: 1_000 }, () => shelf.find(name).length).reduce((sum, length) => sum + length, 0);
    // The pack itself unfolded to a little more than its text.
    expect(chars).toBe(800_000);
    expect(shelf.isLacking()).toBe(false);
  });

  it('keeps the newest within its bounds', () => {
    const shelf = createSheetShelf(plenty(), 100, 4);
    const take = (css: string) => {
      const { name, payload } = packed(css);
      shelf.take(payload);
      return name;
    };
    const isThere = (name: string) => shelf.find(name) !== '';
    const small = [1, 2, 3, 4, 5, 6].map((n) => take(`.y${n}{}`));
    expect(small.map(isThere)).toEqual([false, false, true, true, true, true]);
    const large = take('l'.repeat(95));
    expect([...small, large].map(isThere)).toEqual([false, false, false, false, false, true, true]);
    // One that is there is not taken twice.
    expect(take('l'.repeat(95))).toBe(large);
    expect(isThere(take('m'.repeat(5)))).toBe(true);
    expect(isThere(large)).toBe(true);
    expect(isThere(small[5]!)).toBe(false);
  });
});
