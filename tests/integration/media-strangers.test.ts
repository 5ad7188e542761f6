/** The media port answers strangers with nothing: no greeting, no error, no reflection. */
import dgram from 'node:dgram';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallId } from '../../shared/protocol/ids.ts';
import type { MediaPort } from '../../server/app/media-port.ts';
import { FakePeer } from '../support/fake-peer.ts';
import { startRealMedia } from '../support/real-media.ts';

let media: MediaPort;
let anna: FakePeer;
beforeAll(async () => {
  ({ media } = await startRealMedia());
  const opened = await media.openRoom('call' as CallId, 1, () => {});
  if (!opened.ok) throw new Error(opened.error.code);
  anna = await FakePeer.sit(opened.data, 'a-anna');
});
afterAll(() => media.close());

const TRANSACTION_AT = 8;
/** A STUN question after a way to the room, as ICE asks it; without a name it is what a scanner sends. */
function question(transaction: string, name = ''): Buffer {
  const padding = Buffer.alloc((4 - (name.length % 4)) % 4);
  const attribute =
    name === '' ? Buffer.alloc(0) : Buffer.concat([Buffer.from([0, 6, 0, name.length]), Buffer.from(name), padding]);
  const head = Buffer.alloc(TRANSACTION_AT);
  head.writeUInt16BE(1, 0);
  head.writeUInt16BE(attribute.length, 2);
  head.writeUInt32BE(0x2112a442, 4);
  return Buffer.concat([head, Buffer.from(transaction.padEnd(12)), attribute]);
}

it('hears a stranger and says nothing; only who names a transport is answered, and be it with a no', async () => {
  const { untrustedIceCandidates, untrustedIceParameters } = anna.joined.sendTransport;
  const door = untrustedIceCandidates.find(({ protocol, address }) => protocol === 'udp' && address === '127.0.0.1');
  if (!door) throw new Error('no UDP port here');
  const socket = dgram.createSocket('udp4');
  const send = (bytes: Buffer) =>
    new Promise<void>((sent) => void socket.send(bytes, Number(door['port']), '127.0.0.1', () => sent()));
  const answers: Buffer[] = [];
  socket.on('message', (bytes) => answers.push(bytes));
  const first = once(socket, 'message');
  const DTLS_HELLO = Buffer.from('16fefd0000000000000000000101', 'hex');
  for (const knock of [
    Buffer.from('hello'),
    Buffer.alloc(1_200, 0x80),
    DTLS_HELLO,
    question('scanner'),
    question('guess', 'nobody:me'),
  ]) {
    await send(knock);
  }
  // One line keeps its order: when this one is answered, all before it have been heard.
  await send(question('named', `${String(untrustedIceParameters['usernameFragment'])}:me`));
  await first;
  expect(
    answers.map((bytes) =>
      bytes
        .subarray(TRANSACTION_AT, TRANSACTION_AT + 12)
        .toString()
        .trim(),
    ),
  ).toEqual(['named']);
  // Class "error" of STUN: the name alone opens nothing.
  expect(answers[0]?.readUInt16BE(0)).toBe(0x0111);
  socket.close();
});
