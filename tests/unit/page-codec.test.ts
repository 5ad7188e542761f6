import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPageDecoder, createPageEncoder } from '../../shared/page/codec.ts';

const limit = { maxBytes: () => 4_000_000 };

describe('page codec', () => {
  it('gives back any sequence of events, snapshots in between', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.boolean(), fc.array(fc.jsonValue(), { maxLength: 20 })), { maxLength: 12 }),
        async (frames) => {
          const encoder = createPageEncoder();
          const decoder = createPageDecoder(limit);
          for (const [again, value] of frames) {
            const kind = again ? 'snapshot' : 'delta';
            const events = JSON.parse(JSON.stringify(value)) as unknown[];
            expect(decoder.decode(kind, await encoder.encode(kind, events))).toEqual(events);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps order and content when frames larger and smaller than the window alternate', async () => {
    const encoder = createPageEncoder();
    const decoder = createPageDecoder(limit);
    const frames = Array.from({ length: 40 }, (_, n) =>
      Array.from({ length: n % 5 === 0 ? 4_000 : 3 }, (_unused, i) => ({
        id: n * i,
        text: `Größe ${(n * 7919 + i) % 97}`,
      })),
    );
    const payloads = await Promise.all(
      frames.map((events, n) => encoder.encode(n === 0 ? 'snapshot' : 'delta', events)),
    );
    expect(payloads.map((payload, n) => decoder.decode(n === 0 ? 'snapshot' : 'delta', payload))).toEqual(frames);
  });

  it('makes a repeated small change much smaller than on its own', async () => {
    const encoder = createPageEncoder();
    const change = (n: number) => [
      { type: 3, data: { source: 5, id: 812, text: `Musterstraße ${n}`, isChecked: false } },
    ];
    await encoder.encode('snapshot', [{ type: 2, data: { node: { id: 1, tagName: 'html' } } }]);
    await encoder.encode('delta', change(1));
    const second = await encoder.encode('delta', change(2));
    const alone = deflateSync(new TextEncoder().encode(JSON.stringify(change(2))));
    expect(second.length).toBeLessThan(alone.length / 2);
  });

  it('refuses a bomb before it is inflated whole', () => {
    const bomb = deflateSync(new Uint8Array(30_000_000));
    expect(() => createPageDecoder({ maxBytes: () => 1_000_000 }).decode('snapshot', bomb)).toThrow(RangeError);
  });

  it.each([
    ['junk', new Uint8Array([7, 1, 2, 3, 255, 254])],
    ['no array', deflateSync(new TextEncoder().encode('{"a":1}'))],
    ['no JSON', deflateSync(new TextEncoder().encode('<html>'))],
    ['nothing', new Uint8Array(0)],
  ])('refuses %s', (_name, payload) => {
    expect(() => createPageDecoder(limit).decode('snapshot', payload)).toThrow();
  });
});
