/** Everything a page sends, page frames inflated, as one searchable text: what leaves the browser. */
import type { Page, WebSocket } from 'playwright-core';
import { createPageDecoder, inflate, type PageDecoder } from '../../shared/page/codec.ts';
import { unpackSheets } from '../../shared/page/sheet-pack.ts';
import { MAX_INFLATED_FRAME_BYTES, MAX_SHEET_BYTES } from '../../shared/protocol/limits.ts';
import { PAGE_FRAME_HEADER_BYTES, readPageFrame, type PageFrameHeader } from '../../shared/protocol/page-frame.ts';

export type SentFrame = { readonly kind: PageFrameHeader['kind']; readonly bytes: number };
export type WireTap = {
  /** All text that was sent so far. */
  sent(): string;
  /** The part of it that was page frames. */
  pages(): string;
  pageFrames(): number;
  /** Style sheets that were sent beside the page. */
  sheets(): readonly string[];
  /** Every page frame in order, with its bytes on the wire. */
  frames(): readonly SentFrame[];
};

/** Sockets, and with `origin` also all requests that go there: address, head and body. */
export function tapWire(page: Page, origin?: string): WireTap {
  const texts: string[] = [];
  const pages: string[] = [];
  const sheets: string[] = [];
  const frames: SentFrame[] = [];
  page.on('request', (request) => {
    if (!origin || new URL(request.url()).origin !== origin) return;
    texts.push(decodeURIComponent(request.url()), JSON.stringify(request.headers()), request.postData() ?? '');
  });
  page.on('websocket', (socket: WebSocket) => {
    let decoder: PageDecoder | undefined;
    socket.on('framesent', ({ payload }) => {
      if (typeof payload === 'string') return void texts.push(payload);
      const header = readPageFrame(payload);
      if (!header) return void texts.push(payload.toString('latin1'));
      frames.push({ kind: header.kind, bytes: payload.byteLength });
      if (header.kind === 'asset') return void texts.push(payload.toString('latin1'));
      const inside = payload.subarray(PAGE_FRAME_HEADER_BYTES);
      if (header.kind === 'sheet') {
        const pack = inflate(inside, new Uint8Array(0), { maxBytes: () => MAX_SHEET_BYTES });
        const packed = unpackSheets(pack).map((sheet) => new TextDecoder().decode(sheet));
        texts.push(...packed);
        sheets.push(...packed);
        return;
      }
      if (header.kind === 'snapshot') decoder = createPageDecoder({ maxBytes: () => MAX_INFLATED_FRAME_BYTES });
      if (!decoder) throw new Error('a delta before any snapshot');
      const text = JSON.stringify(decoder.decode(header.kind, inside));
      texts.push(text);
      pages.push(text);
    });
  });
  return {
    sent: () => texts.join('\n'),
    pages: () => pages.join('\n'),
    pageFrames: () => pages.length,
    sheets: () => sheets,
    frames: () => frames,
  };
}
