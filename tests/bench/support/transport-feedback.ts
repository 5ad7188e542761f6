/** What a browser tells the media worker about the packets that arrived, so that it can judge the line (RTCP transport-wide feedback). */

const HEAD_BYTES = 20;
/** Two bits a packet, seven packets a chunk. */
const PER_CHUNK = 7;
const SMALL = 1;
const LARGE = 2;
const TICK_US = 250;
const REFERENCE_US = 64_000;

export class TransportFeedback {
  readonly #arrived: { readonly sequence: number; readonly atUs: number }[] = [];
  #expected: number | undefined;
  #count = 0;

  note(sequence: number, atMs: number): void {
    this.#arrived.push({ sequence, atUs: Math.round(atMs * 1_000) });
  }

  /** The packet for what arrived since the last one; nothing when nothing did. */
  take(ownSsrc: number, mediaSsrc: number): Buffer | undefined {
    const [first] = this.#arrived;
    if (!first) return undefined;
    const base = this.#expected ?? first.sequence;
    const arrivedAt = new Map<number, number>();
    // What comes later than its feedback is let go.
    for (const { sequence, atUs } of this.#arrived.splice(0)) {
      const place = (sequence - base) & 0xffff;
      if (place < 0x8000) arrivedAt.set(place, atUs);
    }
    if (arrivedAt.size === 0) return undefined;
    const places = Math.max(...arrivedAt.keys()) + 1;
    this.#expected = (base + places) & 0xffff;
    const reference = Math.floor(Math.min(...arrivedAt.values()) / REFERENCE_US);
    const symbols: number[] = [];
    const deltas: number[] = [];
    let before = (reference * REFERENCE_US) / TICK_US;
    for (let place = 0; place < places; place += 1) {
      const atUs = arrivedAt.get(place);
      if (atUs === undefined) {
        symbols.push(0);
        continue;
      }
      const now = Math.round(atUs / TICK_US);
      const delta = now - before;
      before = now;
      const isSmall = delta >= 0 && delta <= 0xff;
      symbols.push(isSmall ? SMALL : LARGE);
      if (isSmall) deltas.push(delta);
      else deltas.push((delta >> 8) & 0xff, delta & 0xff);
    }
    this.#count = (this.#count + 1) & 0xff;
    return assemble({ ownSsrc, mediaSsrc, base, reference, count: this.#count, symbols, deltas });
  }
}

type Parts = {
  readonly ownSsrc: number;
  readonly mediaSsrc: number;
  readonly base: number;
  readonly reference: number;
  readonly count: number;
  readonly symbols: readonly number[];
  readonly deltas: readonly number[];
};

function assemble({ ownSsrc, mediaSsrc, base, reference, count, symbols, deltas }: Parts): Buffer {
  const chunks = Math.ceil(symbols.length / PER_CHUNK);
  const bytes = Math.ceil((HEAD_BYTES + chunks * 2 + deltas.length) / 4) * 4;
  const packet = Buffer.alloc(bytes);
  packet.writeUInt8(0x80 | 15, 0);
  packet.writeUInt8(205, 1);
  packet.writeUInt16BE(bytes / 4 - 1, 2);
  packet.writeUInt32BE(ownSsrc, 4);
  packet.writeUInt32BE(mediaSsrc, 8);
  packet.writeUInt16BE(base, 12);
  packet.writeUInt16BE(symbols.length, 14);
  packet.writeUIntBE(reference & 0xffffff, 16, 3);
  packet.writeUInt8(count, 19);
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    let bits = 0xc000;
    for (let place = 0; place < PER_CHUNK; place += 1) {
      bits |= (symbols[chunk * PER_CHUNK + place] ?? 0) << (2 * (PER_CHUNK - 1 - place));
    }
    packet.writeUInt16BE(bits, HEAD_BYTES + chunk * 2);
  }
  Buffer.from(deltas).copy(packet, HEAD_BYTES + chunks * 2);
  return packet;
}
