/** Keeps the configured number of workers alive: a dead one is started again with back-off. Gives the least loaded out. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../app/ports.ts';
import { FIRST_RESTART_MS, LONGEST_RESTART_MS, STEADY_MS } from './media-limits.ts';
import type { MediaSettings } from './media-settings.ts';
import { MediaWorker } from './media-worker.ts';

export class WorkerPool {
  readonly #settings: MediaSettings;
  readonly #log: Log;
  readonly #workers = new Set<MediaWorker>();
  readonly #closing = new AbortController();

  /** Throws when the first workers do not start: then this server has no media. */
  static async start(settings: MediaSettings, log: Log): Promise<WorkerPool> {
    const pool = new WorkerPool(settings, log);
    let port = settings.port;
    try {
      // One after the other: each looks for the next free port.
      for (let index = 0; index < settings.workers; index += 1) {
        const worker = await pool.#start(port);
        port = worker.port === 0 ? 0 : worker.port + 1;
      }
    } catch (error) {
      await pool.close();
      throw error;
    }
    return pool;
  }

  private constructor(settings: MediaSettings, log: Log) {
    this.#settings = settings;
    this.#log = log;
  }

  /** Undefined while every worker is being started again. */
  leastLoaded(): MediaWorker | undefined {
    return [...this.#workers].toSorted((one, other) => one.rooms - other.rooms)[0];
  }

  /** Resolves when every process is gone; idempotent. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all([...this.#workers].map((worker) => worker.close()));
    this.#workers.clear();
  }

  async #start(port: number, tries = 0): Promise<MediaWorker> {
    const worker = await MediaWorker.start(this.#settings, port);
    const { pid } = worker;
    if (this.#closing.signal.aborted) {
      await worker.close();
      return worker;
    }
    const startedAt = performance.now();
    this.#workers.add(worker);
    this.#log.info({ pid, port: worker.port }, 'media worker runs');
    worker.once('died', (error) => {
      this.#workers.delete(worker);
      this.#log.error({ pid, error: error.message }, 'media worker died, its calls move to a new one');
      void this.#startAgain(worker.port, performance.now() - startedAt > STEADY_MS ? 0 : tries);
    });
    return worker;
  }

  async #startAgain(port: number, tries: number): Promise<void> {
    // The first time at once: the calls it carried wait for it.
    const pauseMs = tries === 0 ? 0 : Math.min(LONGEST_RESTART_MS, FIRST_RESTART_MS * 2 ** tries);
    try {
      await pause(pauseMs, undefined, { signal: this.#closing.signal, ref: false });
      await this.#start(port, tries + 1);
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      this.#log.error({ error: String(error), tries }, 'media worker does not start');
      await this.#startAgain(port, tries + 1);
    }
  }
}
