/** RTP of a camera in two sizes (VP8) and of a voice (Opus), as a browser would send it, with nothing to see and nothing to hear in it. */
import type { types } from 'mediasoup';
import type { SimulatedTransport } from './simulated-transport.ts';

export const FRAMES_PER_SECOND = 25;
export const VOICE_PACKETS_PER_SECOND = 50;
/** A voice at 40 kbit/s. */
const VOICE_BYTES = 100;
/** The small size at 150 kbit/s in one packet a frame, the large one at 1,050 in five: 1.2 Mbit/s together. */
const LAYERS = [
  { packets: 1, bytes: 750 },
  { packets: 5, bytes: 1_050 },
] as const;
export const LARGE_PACKETS_PER_SECOND = LAYERS[1].packets * FRAMES_PER_SECOND;
/** Nobody reads the worker's wishes for a key frame; they come by themselves. */
const FRAMES_A_KEY_FRAME = 25;
const TEMPORAL = [0, 2, 1, 2] as const;
const MID = 1;
const SEND_TIME = 2;
const TRANSPORT_NUMBER = 3;
const LEVEL = 4;
const EXTENSIONS: types.RtpHeaderExtensionParameters[] = [
  { uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: MID },
  { uri: 'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time', id: SEND_TIME },
  { uri: 'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01', id: TRANSPORT_NUMBER },
];
const HEAD_BYTES = 12 + 4 + 12;
const FEEDBACK: types.RtcpFeedback[] = [{ type: 'transport-cc' }, { type: 'nack' }];
let ssrcs = 100_000;

type Stream = { readonly ssrc: number; readonly type: number; readonly mid: string; sequence: number; sent: number };
type Rtp = { readonly parameters: types.RtpParameters };

/** Everything one person sends. */
export class SimulatedStreams {
  readonly voice: Rtp;
  readonly camera: Rtp;
  readonly #transport: SimulatedTransport;
  readonly #voice = newStream(111, '0');
  readonly #layers = LAYERS.map(() => newStream(96, '1'));
  #frames = 0;
  #number = 0;

  constructor(transport: SimulatedTransport) {
    this.#transport = transport;
    const rtcp = { cname: `bench-${ssrcs}` };
    this.voice = {
      parameters: {
        mid: '0',
        codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2, rtcpFeedback: FEEDBACK }],
        headerExtensions: [...EXTENSIONS, { uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: LEVEL }],
        encodings: [{ ssrc: this.#voice.ssrc }],
        rtcp,
      },
    };
    const pictures: types.RtcpFeedback[] = [
      { type: 'nack', parameter: 'pli' },
      { type: 'ccm', parameter: 'fir' },
    ];
    this.camera = {
      parameters: {
        mid: '1',
        codecs: [
          { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000, rtcpFeedback: [...FEEDBACK, ...pictures] },
          { mimeType: 'video/rtx', payloadType: 97, clockRate: 90_000, parameters: { apt: 96 } },
        ],
        headerExtensions: EXTENSIONS,
        encodings: this.#layers.map(({ ssrc }) => ({ ssrc, rtx: { ssrc: ssrc + 1 }, scalabilityMode: 'L1T3' })),
        rtcp,
      },
    };
  }

  /** Of the camera, sent so far. */
  get frames(): number {
    return this.#frames;
  }

  sendVoice(): void {
    const body = Buffer.alloc(VOICE_BYTES, 0x5a);
    this.#send(this.#voice, (this.#voice.sent * 48_000) / VOICE_PACKETS_PER_SECOND, true, body);
    this.#voice.sent += 1;
  }

  sendFrame(): void {
    const frame = this.#frames;
    this.#frames += 1;
    const isKey = frame % FRAMES_A_KEY_FRAME === 0;
    const temporal = isKey ? 0 : TEMPORAL[(frame % FRAMES_A_KEY_FRAME) % TEMPORAL.length]!;
    for (const [index, layer] of this.#layers.entries()) {
      const { packets, bytes } = LAYERS[index]!;
      for (let part = 0; part < packets; part += 1) {
        const body = Buffer.alloc(bytes, 0x5a);
        describe(body, { isFirst: part === 0, frame, temporal, isKey });
        this.#send(layer, (frame * 90_000) / FRAMES_PER_SECOND, part === packets - 1, body);
      }
      layer.sent += packets;
    }
  }

  /** The clocks of all streams, by which the worker passes from one size to the other; to be sent every second. */
  sendReports(): void {
    const seconds = Date.now() / 1_000 + 2_208_988_800;
    for (const [stream, rate] of [
      [this.#voice, 48_000 / VOICE_PACKETS_PER_SECOND] as const,
      ...this.#layers.map((layer) => [layer, 90_000 / FRAMES_PER_SECOND] as const),
    ]) {
      const isVoice = stream === this.#voice;
      const packet = Buffer.alloc(28);
      packet.writeUInt8(0x80, 0);
      packet.writeUInt8(200, 1);
      packet.writeUInt16BE(6, 2);
      packet.writeUInt32BE(stream.ssrc, 4);
      packet.writeUInt32BE(Math.floor(seconds), 8);
      packet.writeUInt32BE(Math.floor((seconds % 1) * 4_294_967_296), 12);
      packet.writeUInt32BE(((isVoice ? stream.sent : this.#frames) * rate) >>> 0, 16);
      packet.writeUInt32BE(stream.sent, 20);
      this.#transport.sendRtcp(packet);
    }
  }

  #send(stream: Stream, timestamp: number, isLast: boolean, body: Buffer): void {
    const packet = Buffer.alloc(HEAD_BYTES + body.length);
    packet[0] = 0x90;
    packet[1] = (isLast ? 0x80 : 0) | stream.type;
    packet.writeUInt16BE(stream.sequence, 2);
    packet.writeUInt32BE(timestamp >>> 0, 4);
    packet.writeUInt32BE(stream.ssrc, 8);
    packet.writeUInt16BE(0xbede, 12);
    packet.writeUInt16BE(3, 14);
    packet[16] = MID << 4;
    packet[17] = stream.mid.charCodeAt(0);
    packet[18] = (SEND_TIME << 4) | 2;
    packet.writeUIntBE(Math.floor((Date.now() % 64_000) * 262.144) & 0xffffff, 19, 3);
    packet[22] = (TRANSPORT_NUMBER << 4) | 1;
    packet.writeUInt16BE(this.#number, 23);
    packet[25] = LEVEL << 4;
    packet[26] = 0x80 | 30;
    body.copy(packet, HEAD_BYTES);
    stream.sequence = (stream.sequence + 1) & 0xffff;
    this.#number = (this.#number + 1) & 0xffff;
    this.#transport.send(packet, HEAD_BYTES);
  }
}

function newStream(type: number, mid: string): Stream {
  ssrcs += 10;
  return { ssrc: ssrcs, type, mid, sequence: 1, sent: 0 };
}

/** VP8's payload descriptor with picture, base picture and temporal layer (RFC 7741), and the bit that tells a key frame. */
function describe(body: Buffer, of: { isFirst: boolean; frame: number; temporal: number; isKey: boolean }): void {
  body[0] = 0x80 | (of.isFirst ? 0x10 : 0);
  body[1] = 0xe0;
  body.writeUInt16BE(0x8000 | (of.frame & 0x7fff), 2);
  body[4] = Math.floor(of.frame / TEMPORAL.length) & 0xff;
  body[5] = (of.temporal << 6) | 0x20;
  body[6] = of.isKey ? 0 : 1;
}
