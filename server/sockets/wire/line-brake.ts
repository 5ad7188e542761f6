/**
 * Cuts off lines that harm everybody: more text than a person can cause (it is parsed before any limit of an event can say no),
 * or answers asked for and never read. Below the event tables; what an event may do is limited in rate-limits.ts.
 */
import type { Clock, Log } from '../../app/ports.ts';
import { freshAllowance, take, type Allowance, type Limit } from '../../domain/allowance.ts';
import type { SocketServer } from './socket-server.ts';

/** Characters of text packets. Joining a call is the busiest moment, with about a megabyte of media parameters. */
export const TEXT_LIMIT: Limit = { burst: 3_000_000, perSecond: 100_000 };
/** A packet costs work however short it is. */
const PACKET_COST = 200;
/** Answers and pushes that wait for one line; page frames are held back long before. */
const MAX_WAITING_BYTES = 16_000_000;

type Packet = { readonly data?: string | Buffer };
/** What the library's connection has and its types do not show. */
type Line = {
  readonly writeBuffer: readonly Packet[];
  readonly transport: { readonly socket?: { terminate?(): void } };
  on(event: 'packet', listener: (this: Line, packet: Packet) => void): void;
  close(discard: boolean): void;
};

export function brakeLines(server: SocketServer, limit: Limit, { clock, log }: { clock: Clock; log: Log }): void {
  const allowances = new WeakMap<Line, Allowance>();

  function onPacket(this: Line, { data }: Packet): void {
    const why = isDeaf(this) ? 'reads nothing' : isFlooding(this, data) ? 'sends too much' : undefined;
    if (why === undefined) return;
    log.warn({ why }, 'a line was cut off');
    this.close(true);
    // A farewell would wait half a minute, with all it holds, for somebody who does not read.
    this.transport.socket?.terminate?.();
  }

  function isFlooding(line: Line, data: Packet['data']): boolean {
    const now = clock.now();
    let allowance = allowances.get(line);
    if (!allowance) allowances.set(line, (allowance = freshAllowance(now)));
    return take(allowance, limit, now, PACKET_COST + (typeof data === 'string' ? data.length : 0)) > 0;
  }

  server.engine.on('connection', (line: Line) => line.on('packet', onPacket));
}

/** What the line has not taken yet. The library shows its queue to nobody, though it is the one thing that tells a slow line. */
export function waitingBytes({ writeBuffer }: Pick<Line, 'writeBuffer'>): number {
  let bytes = 0;
  for (const { data } of writeBuffer) bytes += data?.length ?? 0;
  return bytes;
}

const isDeaf = (line: Line): boolean => line.writeBuffer.length > 0 && waitingBytes(line) > MAX_WAITING_BYTES;
