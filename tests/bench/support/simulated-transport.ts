/** One browser's transport to a media worker without a browser: opens the way, shakes hands, sends protected RTP, counts what comes. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { TransportOptions } from '../../../shared/protocol/call.ts';
import type { DtlsIdentity } from './dtls-identity.ts';
import { iceCheck } from './ice-check.ts';
import { SrtpSender } from './srtp.ts';
import { TransportFeedback } from './transport-feedback.ts';

/** As browsers ask for consent. */
const CONSENT_MS = 2_500;
const FEEDBACK_MS = 100;
const SOCKET_BYTES = 4_000_000;
const OWN_SSRC = 1;
/** RFC 4585, 6.3. */
const PAYLOAD_FEEDBACK = 206;
const PICTURE_LOSS = 1;
const SEND_TIME_RANGE = 2 ** 24;

type Seen = { first: number; highest: number; count: number };
/** Under which ids a packet carries the number it is answered to by, and when it was sent. */
export type FeedbackExtensions = { readonly number: number; readonly sendTime: number };
export type Received = { readonly packets: number; readonly lost: number };

export class SimulatedTransport {
  readonly #socket: Socket;
  readonly #srtp: SrtpSender;
  readonly #timers: NodeJS.Timeout[] = [];
  /** By stream; repeats (RTX) are not media. */
  readonly #seen = new Map<number, Seen>();
  readonly #feedback = new TransportFeedback();
  #lastSent = 0;
  #rounds = 1;
  #keyFrameWishes = 0;
  #extensions: FeedbackExtensions | undefined;

  /** `connect` tells the worker our fingerprint. */
  static async open(
    { untrustedIceCandidates, untrustedIceParameters }: TransportOptions,
    identity: DtlsIdentity,
    connect: (dtlsParameters: object) => Promise<unknown>,
  ): Promise<SimulatedTransport> {
    const { usernameFragment, password } = untrustedIceParameters as { usernameFragment: string; password: string };
    const door = untrustedIceCandidates.find(({ protocol, address }) => protocol === 'udp' && address === '127.0.0.1');
    if (!door) throw new Error('no UDP port on the loopback address');
    const socket = createSocket({ type: 'udp4', recvBufferSize: SOCKET_BYTES, sendBufferSize: SOCKET_BYTES });
    socket.connect(Number(door['port']), '127.0.0.1');
    await once(socket, 'connect');
    const check = () => socket.send(iceCheck(usernameFragment, password));
    const answered = once(socket, 'message');
    check();
    await answered;
    await connect(identity.parameters);
    const handshake = await identity.shake((datagram) => socket.send(datagram));
    const take = (datagram: Buffer) => {
      if (datagram[0]! >= 20 && datagram[0]! < 64) handshake.take(datagram);
    };
    socket.on('message', take);
    const keying = await handshake.keying;
    socket.off('message', take);
    return new SimulatedTransport(socket, new SrtpSender(keying), check);
  }

  private constructor(socket: Socket, srtp: SrtpSender, check: () => void) {
    this.#socket = socket;
    this.#srtp = srtp;
    this.#timers.push(setInterval(check, CONSENT_MS));
    socket.on('message', (datagram) => this.#receive(datagram));
  }

  send(packet: Buffer, headBytes: number): void {
    this.#socket.send(this.#srtp.protect(packet, headBytes));
  }

  sendRtcp(packet: Buffer): void {
    this.#socket.send(this.#srtp.protectRtcp(packet));
  }

  /** Counts this stream from now on, and answers the worker about it as browsers do. */
  expect(ssrc: number, extensions: FeedbackExtensions | undefined): void {
    this.#seen.set(ssrc, { first: -1, highest: 0, count: 0 });
    if (!extensions || this.#extensions) return;
    this.#extensions = extensions;
    const answer = () => {
      const packet = this.#feedback.take(OWN_SSRC, ssrc);
      if (packet) this.sendRtcp(packet);
    };
    this.#timers.push(setInterval(answer, FEEDBACK_MS));
  }

  /** What came since the last call. */
  takeReceived(): Received {
    let [packets, lost] = [0, 0];
    for (const seen of this.#seen.values()) {
      packets += seen.count;
      if (seen.first >= 0) lost += Math.max(0, seen.highest - seen.first + 1 - seen.count);
      seen.first = -1;
      seen.count = 0;
    }
    return { packets, lost };
  }

  /** How often the worker asked us for a key frame (PLI); its head is in clear although the rest is not. */
  get keyFrameWishes(): number {
    return this.#keyFrameWishes;
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#socket.close();
  }

  #receive(datagram: Buffer): void {
    if (datagram[1] === PAYLOAD_FEEDBACK && (datagram[0]! & 0x1f) === PICTURE_LOSS) this.#keyFrameWishes += 1;
    const type = datagram[1]! & 0x7f;
    const isRtp = datagram.length > 12 && datagram[0]! >= 128 && datagram[0]! < 192 && (type < 64 || type > 95);
    if (!isRtp) return;
    const seen = this.#seen.get(datagram.readUInt32BE(8));
    if (seen) count(seen, datagram.readUInt16BE(2));
    if (!this.#extensions) return;
    const number = extensionOf(datagram, this.#extensions.number);
    const sent = extensionOf(datagram, this.#extensions.sendTime);
    // As over a line that holds nothing up: how late this process gets to read must not make the worker save.
    if (number !== undefined && sent !== undefined) this.#feedback.note(number, this.#clock(sent));
  }

  /** Of 6.18 fixed point seconds that run over every 64; in ms. */
  #clock(sent: number): number {
    if (this.#lastSent - sent > SEND_TIME_RANGE / 2) this.#rounds += 1;
    this.#lastSent = sent;
    return ((this.#rounds * SEND_TIME_RANGE + sent) / 2 ** 18) * 1_000;
  }
}

/** Sequences run over at 16 bits; `highest` goes on counting. */
function count(seen: Seen, sequence: number): void {
  if (seen.first < 0) {
    seen.first = sequence;
    seen.highest = sequence;
  } else {
    const ahead = ((sequence - (seen.highest & 0xffff) + 0x8000) & 0xffff) - 0x8000;
    if (ahead > 0) seen.highest += ahead;
  }
  seen.count += 1;
}

/** The number in a header extension of the short form. */
function extensionOf(packet: Buffer, id: number): number | undefined {
  if ((packet[0]! & 0x10) === 0) return undefined;
  let at = 12 + 4 * (packet[0]! & 0x0f);
  const end = at + 4 + 4 * packet.readUInt16BE(at + 2);
  at += 4;
  while (at < end) {
    const here = packet[at]!;
    if (here === 0) at += 1;
    else if (here >> 4 === id) return packet.readUIntBE(at + 1, 1 + (here & 0x0f));
    else at += 2 + (here & 0x0f);
  }
  return undefined;
}
