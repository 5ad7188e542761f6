/** The media port on mediasoup: opens rooms on this node's workers and knows them by their call. This folder alone names it. */
import type { CallId } from '../../shared/protocol/ids.ts';
import { ok, refuse, type Result } from '../../shared/protocol/errors.ts';
import type { MediaPort, MediaRoom as MediaRoomPort } from '../app/media-port.ts';
import type { Clock, Log } from '../app/ports.ts';
import { MediaRoom, type RoomPlace } from './media-room.ts';
import type { MediaSettings } from './media-settings.ts';
import { missingMedia } from './missing-media.ts';
import { WorkerPool } from './worker-pool.ts';

/** Never rejects: without a worker that runs, the port says why and refuses calls. */
export async function createMedia(
  settings: MediaSettings,
  log: Log,
  clock: Clock = { now: () => Date.now() },
): Promise<MediaPort> {
  const missing = (reason: string): MediaPort => {
    log.warn({ reason, workerPath: settings.workerPath }, 'this node carries no calls');
    return missingMedia(reason);
  };
  if (settings.missing !== undefined) return missing(settings.missing);
  if (settings.workers === 0) return missing('calls are switched off (no media workers configured)');
  try {
    return new MediasoupMedia(await WorkerPool.start(settings, log), clock);
  } catch (error) {
    return missing(`the media worker does not start: ${error instanceof Error ? error.message : String(error)}`);
  }
}

class MediasoupMedia implements MediaPort {
  readonly availability = { state: 'ready' } as const;
  readonly #pool: WorkerPool;
  readonly #clock: Clock;
  readonly #rooms = new Map<CallId, MediaRoom>();
  /** Rooms being opened: two peers who join at the same moment meet in one. */
  readonly #opening = new Map<CallId, Promise<Result<MediaRoomPort>>>();

  constructor(pool: WorkerPool, clock: Clock) {
    this.#pool = pool;
    this.#clock = clock;
  }

  async openRoom(callId: CallId, epoch: number, onNotice: RoomPlace['onNotice']): Promise<Result<MediaRoomPort>> {
    await this.#opening.get(callId);
    const open = this.#rooms.get(callId);
    if (open && open.epoch >= epoch) return ok(open);
    const opening = this.#opening.get(callId) ?? this.#open({ callId, epoch, onNotice, now: () => this.#clock.now() });
    this.#opening.set(callId, opening);
    const opened = await opening;
    if (this.#opening.get(callId) === opening) this.#opening.delete(callId);
    return opened;
  }

  room(callId: CallId): MediaRoom | undefined {
    return this.#rooms.get(callId);
  }

  rooms(): readonly MediaRoom[] {
    return [...this.#rooms.values()];
  }

  async close(): Promise<void> {
    for (const room of this.rooms()) room.close();
    await this.#pool.close();
  }

  /** A room of an older epoch is a leftover: it gives way. */
  async #open(place: RoomPlace): Promise<Result<MediaRoomPort>> {
    this.#rooms.get(place.callId)?.close();
    const worker = this.#pool.leastLoaded();
    if (!worker) return refuse('unavailable', { detail: 'the media worker is being started again' });
    try {
      const room = await MediaRoom.create(place, worker);
      this.#rooms.set(place.callId, room);
      room.once('closed', () => {
        if (this.#rooms.get(place.callId) === room) this.#rooms.delete(place.callId);
      });
      return ok(room);
    } catch {
      return refuse('unavailable', { detail: 'the media worker died' });
    }
  }
}
