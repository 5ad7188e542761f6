/** The STUN question by which a browser opens its way to a media worker and keeps it open (RFC 8445, the controlling side). */
import { createHmac, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const MAGIC = 0x2112a442;
const BINDING = 1;
const USERNAME = 0x0006;
const INTEGRITY = 0x0008;
const PRIORITY = 0x0024;
const USE_CANDIDATE = 0x0025;
const FINGERPRINT = 0x8028;
const CONTROLLING = 0x802a;
const FINGERPRINT_MASK = 0x5354554e;

export function iceCheck(name: string, password: string): Buffer {
  const asked = Buffer.concat([
    head(),
    attribute(USERNAME, Buffer.from(`${name}:bench`)),
    attribute(PRIORITY, Buffer.from([0x6e, 0x7f, 0x1e, 0xff])),
    attribute(CONTROLLING, Buffer.alloc(8, 7)),
    attribute(USE_CANDIDATE, Buffer.alloc(0)),
  ]);
  // Each of the two closing marks counts itself in the length it covers.
  const signed = sized(asked, 24);
  const integrity = createHmac('sha1', password).update(signed).digest();
  const whole = sized(Buffer.concat([signed, attribute(INTEGRITY, integrity)]), 8);
  const mark = Buffer.alloc(4);
  mark.writeUInt32BE((crc32(whole) ^ FINGERPRINT_MASK) >>> 0);
  return Buffer.concat([whole, attribute(FINGERPRINT, mark)]);
}

function head(): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.writeUInt16BE(BINDING, 0);
  bytes.writeUInt32BE(MAGIC, 4);
  randomBytes(12).copy(bytes, 8);
  return bytes;
}

function attribute(type: number, value: Buffer): Buffer {
  const bytes = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
  bytes.writeUInt16BE(type, 0);
  bytes.writeUInt16BE(value.length, 2);
  value.copy(bytes, 4);
  return bytes;
}

function sized(message: Buffer, comingBytes: number): Buffer {
  message.writeUInt16BE(message.length - 20 + comingBytes, 2);
  return message;
}
