/** Everything a page sends over its sockets, page frames inflated, as one searchable text: what leaves the browser. */
import type { Page, WebSocket } from 'playwright-core';
import { createPageDecoder, type PageDecoder } from '../../shared/page/codec.ts';
import { MAX_INFLATED_FRAME_BYTES } from '../../shared/protocol/limits.ts';
import { PAGE_FRAME_HEADER_BYTES, readPageFrame } from '../../shared/protocol/page-frame.ts';

export type WireTap = {
  /** All text that was sent so far. */
  sent(): string;
  pageFrames(): number;
};

export function tapWire(page: Page): WireTap {
  const texts: string[] = [];
  let frames = 0;
  page.on('websocket', (socket: WebSocket) => {
    let decoder: PageDecoder | undefined;
    socket.on('framesent', ({ payload }) => {
      if (typeof payload === 'string') return void texts.push(payload);
      const header = readPageFrame(payload);
      if (!header) return void texts.push(payload.toString('latin1'));
      if (header.kind === 'snapshot') decoder = createPageDecoder({ maxBytes: MAX_INFLATED_FRAME_BYTES });
      if (!decoder) throw new Error('a delta before any snapshot');
      frames += 1;
      texts.push(JSON.stringify(decoder.decode(header.kind, payload.subarray(PAGE_FRAME_HEADER_BYTES))));
    });
  });
  return { sent: () => texts.join('\n'), pageFrames: () => frames };
}
