import { Decoder, Encoder, PacketType, type Packet as LibraryPacket } from 'socket.io-parser';
import { describe, expect, it } from 'vitest';
import { bytesPacket, closePacket, eventPacket, NAMESPACE, openPacket, readPacket } from '../../widget/link/packet.ts';

/** The library's own parser is the judge; the leading 4 says "message" one layer below. */
function understood(...frames: (string | Uint8Array)[]): LibraryPacket[] {
  const decoder = new Decoder();
  const packets: LibraryPacket[] = [];
  decoder.on('decoded', (packet) => packets.push(packet));
  for (const frame of frames) {
    if (typeof frame === 'string') expect(frame[0]).toBe('4');
    decoder.add(typeof frame === 'string' ? frame.slice(1) : frame);
  }
  return packets;
}
const said = (packet: Omit<LibraryPacket, 'nsp'>): string =>
  `4${String(new Encoder().encode({ nsp: NAMESPACE, ...packet } as LibraryPacket)[0])}`;

describe('what we say, as the library understands it', () => {
  it('opens with what identifies us', () =>
    expect(understood(openPacket({ site: 'demo' }))).toMatchObject([
      { type: PacketType.CONNECT, nsp: NAMESPACE, data: { site: 'demo' } },
    ]));
  it('sends events with and without a wish for an answer', () =>
    expect(
      understood(eventPacket('chat:send', { text: 'Grüße, "hier"\n[1]' }, 12), eventPacket('chat:typing', {})),
    ).toMatchObject([
      { type: PacketType.EVENT, nsp: NAMESPACE, id: 12, data: ['chat:send', { text: 'Grüße, "hier"\n[1]' }] },
      { type: PacketType.EVENT, nsp: NAMESPACE, data: ['chat:typing', {}] },
    ]));
  it('sends bytes', () =>
    expect(understood(bytesPacket('page:frame'), new Uint8Array([1, 2]))).toMatchObject([
      { type: PacketType.EVENT, nsp: NAMESPACE, data: ['page:frame', new Uint8Array([1, 2])] },
    ]));
  it('closes', () => expect(understood(closePacket)).toMatchObject([{ type: PacketType.DISCONNECT, nsp: NAMESPACE }]));
});

describe('what the library says, as we understand it', () => {
  it.each([
    [said({ type: PacketType.CONNECT, data: { sid: 'x' } }), { type: 'opened' }],
    [said({ type: PacketType.DISCONNECT }), { type: 'closed' }],
    [
      said({ type: PacketType.CONNECT_ERROR, data: { message: 'forbidden', data: { code: 'forbidden' } } }),
      { type: 'refused', data: { code: 'forbidden' } },
    ],
    [
      said({ type: PacketType.EVENT, data: ['chat:message', { a: [1, '4/visitor,'] }] }),
      { type: 'event', name: 'chat:message', body: { a: [1, '4/visitor,'] } },
    ],
    [
      said({ type: PacketType.ACK, id: 1204, data: [{ ok: true, data: {} }] }),
      { type: 'answer', id: 1204, data: { ok: true, data: {} } },
    ],
    [
      said({ type: PacketType.EVENT, data: ['page:pointer', new Uint8Array([1])] }),
      { type: 'bytes', name: 'page:pointer' },
    ],
    ['2', { type: 'ping' }],
    ['0{"sid":"a","pingInterval":25000,"pingTimeout":20000,"maxPayload":1}', { type: 'hello', quietMs: 45_000 }],
  ])('%s', (frame, packet) => expect(readPacket(frame)).toEqual(packet));

  it.each(['', '6', '1', '4', '47x'])('passes over %o', (frame) => expect(readPacket(frame)).toBeUndefined());
  it('throws on what is broken', () => expect(() => readPacket('42/visitor,["a"')).toThrow(SyntaxError));
});
