import { beforeEach, describe, expect, it, vi } from 'vitest';
import { inflate } from '../../shared/page/codec.ts';
import { hashOf } from '../../shared/page/content-hash.ts';
import { readSheetName, sheetName } from '../../shared/page/sheet-name.ts';
import { unpackSheets } from '../../shared/page/sheet-pack.ts';
import { MAX_SHEET_BYTES, MAX_SHEETS, MAX_SHEETS_BYTES } from '../../shared/protocol/limits.ts';
import { PAGE_FRAME_HEADER_BYTES, readPageFrame } from '../../shared/protocol/page-frame.ts';
import type { Connection } from '../../widget/link/connection.ts';
import { keptInTab } from '../../widget/env.ts';
import { nameSheets, type SheetNames } from '../../widget/cobrowse/name-sheets.ts';
import { createPageStream } from '../../widget/cobrowse/page-stream.ts';

const sheet = (mark: string, chars = 2_000): string => `.${mark}{color:red}`.padEnd(chars, ' ');
const packOf = (frame: Uint8Array): Uint8Array =>
  inflate(frame.subarray(PAGE_FRAME_HEADER_BYTES), new Uint8Array(0), { maxBytes: () => MAX_SHEET_BYTES });
const textsOf = (frame: Uint8Array): string[] =>
  unpackSheets(packOf(frame)).map((packed) => new TextDecoder().decode(packed));
/** As the page stream does: takes what is to be sent, and sends it. */
async function send(sheets: SheetNames): Promise<readonly Uint8Array[]> {
  const frames = await sheets.frames();
  if (frames.length > 0) sheets.keep();
  return frames;
}

beforeEach(() => keptInTab.set('lotse.sheets', ''));

describe('a style sheet on its way', () => {
  it('stands in the page by name and travels once, as it is; a short one stays in the page', async () => {
    const sheets = nameSheets(3, 'grant');
    const css = sheet('größe');
    const name = sheets.name(css);
    expect(sheets.name(css)).toBe(name);
    expect(sheets.name('a{color:red}')).toBe('a{color:red}');
    const frames = await send(sheets);
    expect(frames.map(textsOf)).toEqual([[css]]);
    expect(readPageFrame(frames[0]!)).toEqual({ kind: 'sheet', tab: 3, ...hashOf(packOf(frames[0]!)) });
    expect(name).toBe(sheetName(hashOf(new TextEncoder().encode(css))));
    expect(readSheetName(name)).toBeDefined();
    expect(await send(sheets)).toEqual([]);
  });

  it('travels with all that are new, in as few frames as hold them, and what they share once', async () => {
    const sheets = nameSheets(0, 'grant');
    const rules = Array.from({ length: 60 }, (_, n) => `.c${n * 7919}{margin:${n}px}`).join('');
    const css = [1, 2, 3, 4].map((n) => `${rules}.own${n}{color:red}`);
    const alone = nameSheets(0, 'another');
    alone.name(css[0]!);
    for (const text of css) sheets.name(text);
    const [frame, ...others] = await send(sheets);
    expect(others).toEqual([]);
    expect(textsOf(frame!)).toEqual(css);
    expect(frame!.length).toBeLessThan((await send(alone))[0]!.length * 1.5);

    // What does not go into one frame goes into the next; none is larger than it may be.
    const large = [1, 2, 3].map((n) => sheet(`large${n}`, MAX_SHEET_BYTES * 0.4));
    for (const text of large) sheets.name(text);
    expect((await send(sheets)).map(textsOf)).toEqual([large.slice(0, 2), large.slice(2)]);
  });

  it('another text has another name, be it by one masked word', () => {
    const sheets = nameSheets(0, 'grant');
    expect(sheets.name(sheet('a', 2_000) + '.x::before{content:"Anna"}')).not.toBe(
      sheets.name(sheet('a', 2_000) + '.x::before{content:""}'),
    );
  });

  it('is known on the next page of the tab under the same grant, and under no other', async () => {
    const first = nameSheets(0, 'grant');
    const name = first.name(sheet('a'));
    await send(first);
    const next = nameSheets(0, 'grant');
    expect(next.name(sheet('a'))).toBe(name);
    expect(next.name(sheet('b'))).not.toBe(name);
    expect((await send(next)).flatMap(textsOf)).toEqual([sheet('b')]);
    const other = nameSheets(0, 'another grant');
    other.name(sheet('a'));
    expect(await send(other)).toHaveLength(1);
  });

  it('is not known on the next page when it was named but never sent', async () => {
    nameSheets(0, 'grant').name(sheet('a'));
    const next = nameSheets(0, 'grant');
    next.name(sheet('a'));
    expect(await send(next)).toHaveLength(1);
  });

  it('goes again when all was forgotten, once', async () => {
    const sheets = nameSheets(0, 'grant');
    sheets.name(sheet('a'));
    await send(sheets);
    sheets.forget();
    sheets.name(sheet('a'));
    // A wish that comes while it waits to be sent does not send it twice.
    sheets.forget();
    sheets.name(sheet('a'));
    expect((await send(sheets)).flatMap(textsOf)).toEqual([sheet('a')]);
    expect(nameSheets(0, 'grant').name(sheet('a'))).not.toBe(sheet('a'));
  });

  it('stays in the page where it does not fit: too large, too many, too much', async () => {
    const sheets = nameSheets(0, 'grant');
    const large = sheet('large', MAX_SHEET_BYTES + 1);
    expect(sheets.name(large)).toBe(large);
    const wide = '€'.repeat(MAX_SHEET_BYTES / 2);
    expect(sheets.name(wide)).toBe(wide);
    const tight = sheet('tight', MAX_SHEET_BYTES - 1);
    expect(sheets.name(tight)).toBe(tight);
    const fits = Array.from({ length: MAX_SHEETS * 2 }, (_, n) => sheet(`s${n}`)).filter(
      (css) => sheets.name(css) !== css,
    );
    expect(fits).toHaveLength(MAX_SHEETS);
    expect((await send(sheets)).flatMap(textsOf)).toEqual(fits);

    const heavy = nameSheets(0, 'another');
    const size = MAX_SHEETS_BYTES / 5;
    const named = [1, 2, 3, 4, 5, 6].filter((n) => heavy.name(sheet(`h${n}`, size)).length < size);
    expect(named).toEqual([1, 2, 3, 4, 5]);
  });

  it.each(['{', '[]', '["grant"]', '["grant",7]', 'null'])(
    'is sent anew when the tab remembers junk: %s',
    async (junk) => {
      keptInTab.set('lotse.sheets', junk);
      const sheets = nameSheets(0, 'grant');
      expect(sheets.name(sheet('a'))).not.toBe(sheet('a'));
      expect(await send(sheets)).toHaveLength(1);
    },
  );
});

describe('in the stream', () => {
  const picture = (name: string) => [
    { type: 4, timestamp: 0, data: { href: '', width: 1, height: 1 } },
    { type: 2, timestamp: 0, data: { name } },
  ];
  function openStream(sheets: SheetNames) {
    const sent: string[] = [];
    const line = { isOpen: true };
    const connection = {
      waitingBytes: () => 0,
      sendBytes: (_event: string, frame: Uint8Array) => line.isOpen && sent.push(readPageFrame(frame)!.kind) > 0,
    } as unknown as Connection;
    const stream = createPageStream(connection, 0, () => undefined, sheets);
    const show = (css: string) => {
      for (const event of picture(sheets.name(css))) stream.push(event as never);
    };
    return { sent, line, stream, show };
  }
  const later = () => vi.advanceTimersByTimeAsync(200);

  it('sheets go before the picture that names them, whatever overtakes it, and nothing goes twice', async () => {
    vi.useFakeTimers();
    try {
      const { sent, stream, show } = openStream(nameSheets(0, 'grant'));
      show(sheet('a'));
      stream.push({ type: 3, timestamp: 0, data: {} } as never);
      await later();
      expect(sent).toEqual(['sheet', 'snapshot']);
      show(sheet('b'));
      await vi.advanceTimersByTimeAsync(0);
      show(sheet('b'));
      await later();
      expect(sent.slice(2).filter((kind) => kind === 'sheet')).toHaveLength(1);
      expect(sent.indexOf('sheet', 2)).toBeLessThan(sent.lastIndexOf('snapshot'));
      stream.stop();
    } finally {
      vi.useRealTimers();
    }
  });

  it('what a dead line did not take is not held to be sent', async () => {
    vi.useFakeTimers();
    try {
      const { line, stream, show, sent } = openStream(nameSheets(0, 'grant'));
      line.isOpen = false;
      show(sheet('a'));
      await later();
      expect(sent).toEqual([]);
      stream.stop();
      const next = nameSheets(0, 'grant');
      next.name(sheet('a'));
      expect(await next.frames()).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });
});
