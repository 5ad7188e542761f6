/** Protects RTP and RTCP as a browser does (SRTP with AES-128-GCM, RFC 7714), so that a media worker gets its real work. Only sends. */
import { createCipheriv } from 'node:crypto';

const KEY_BYTES = 16;
const SALT_BYTES = 12;
const TAG_BYTES = 16;
const RTCP_HEAD_BYTES = 8;
const CIPHER = 'aes-128-gcm';
/** What the DTLS handshake exports: both keys, then both salts, the client's first (RFC 5764). */
export const KEYING_BYTES = 2 * (KEY_BYTES + SALT_BYTES);

type Session = { readonly key: Buffer; readonly salt: Buffer };

export class SrtpSender {
  readonly #rtp: Session;
  readonly #rtcp: Session;
  readonly #rollovers = new Map<number, { last: number; count: number }>();
  #rtcpIndex = 0;

  /** `keying` as exported; we are the client of the handshake. */
  constructor(keying: Buffer) {
    const key = keying.subarray(0, KEY_BYTES);
    const salt = keying.subarray(2 * KEY_BYTES, 2 * KEY_BYTES + SALT_BYTES);
    this.#rtp = { key: derive(key, salt, 0, KEY_BYTES), salt: derive(key, salt, 2, SALT_BYTES) };
    this.#rtcp = { key: derive(key, salt, 3, KEY_BYTES), salt: derive(key, salt, 5, SALT_BYTES) };
  }

  /** `headBytes` of the packet stay readable: the header with its extensions. */
  protect(packet: Buffer, headBytes: number): Buffer {
    const ssrc = packet.readUInt32BE(8);
    const sequence = packet.readUInt16BE(2);
    const nonce = Buffer.from(this.#rtp.salt);
    xor32(nonce, 2, ssrc);
    xor32(nonce, 6, this.#rollover(ssrc, sequence));
    nonce[10]! ^= sequence >> 8;
    nonce[11]! ^= sequence & 0xff;
    const cipher = createCipheriv(CIPHER, this.#rtp.key, nonce, { authTagLength: TAG_BYTES });
    const head = packet.subarray(0, headBytes);
    cipher.setAAD(head);
    const body = cipher.update(packet.subarray(headBytes));
    cipher.final();
    return Buffer.concat([head, body, cipher.getAuthTag()]);
  }

  protectRtcp(packet: Buffer): Buffer {
    this.#rtcpIndex += 1;
    const trailer = Buffer.alloc(4);
    // The first bit says that it is encrypted.
    trailer.writeUInt32BE((0x80000000 | this.#rtcpIndex) >>> 0);
    const nonce = Buffer.from(this.#rtcp.salt);
    xor32(nonce, 2, packet.readUInt32BE(4));
    xor32(nonce, 8, this.#rtcpIndex);
    const cipher = createCipheriv(CIPHER, this.#rtcp.key, nonce, { authTagLength: TAG_BYTES });
    const head = packet.subarray(0, RTCP_HEAD_BYTES);
    cipher.setAAD(Buffer.concat([head, trailer]));
    const body = cipher.update(packet.subarray(RTCP_HEAD_BYTES));
    cipher.final();
    return Buffer.concat([head, body, cipher.getAuthTag(), trailer]);
  }

  /** How often this stream's 16 bits of sequence have run over. */
  #rollover(ssrc: number, sequence: number): number {
    const seen = this.#rollovers.get(ssrc) ?? { last: sequence, count: 0 };
    if (sequence < seen.last) seen.count += 1;
    seen.last = sequence;
    this.#rollovers.set(ssrc, seen);
    return seen.count;
  }
}

/** The key derivation of RFC 3711 4.3, without a rate. */
function derive(key: Buffer, salt: Buffer, label: number, bytes: number): Buffer {
  const counter = Buffer.alloc(16);
  salt.copy(counter);
  counter[7]! ^= label;
  return createCipheriv('aes-128-ctr', key, counter).update(Buffer.alloc(bytes));
}

function xor32(nonce: Buffer, at: number, value: number): void {
  nonce.writeUInt32BE((nonce.readUInt32BE(at) ^ value) >>> 0, at);
}
