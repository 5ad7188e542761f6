/** The real media adapter with real workers, on ports of the test's own, and the pids to kill. */
import type { Clock, Log } from '../../server/app/ports.ts';
import type { MediaPort } from '../../server/app/media-port.ts';
import { createMedia } from '../../server/media/mediasoup-media.ts';
import type { MediaSettings } from '../../server/media/media-settings.ts';

export type RealMedia = {
  readonly media: MediaPort;
  /** Of every worker that was ever started, oldest first. */
  readonly pids: readonly number[];
  readonly ports: readonly number[];
};

/** Throws with the reason when there is no worker: then there is nothing to test. */
export async function startRealMedia(settings: Partial<MediaSettings> = {}, clock?: Clock): Promise<RealMedia> {
  const pids: number[] = [];
  const ports: number[] = [];
  const log: Log = {
    info: (facts) => {
      if ('pid' in facts) pids.push(facts.pid as number);
      if ('port' in facts) ports.push(facts.port as number);
    },
    warn: () => {},
    error: () => {},
  };
  const workerPath = process.env['MEDIASOUP_WORKER_BIN'];
  const media = await createMedia({ workerPath, port: 0, workers: 1, ...settings }, log, clock);
  if (media.availability.state === 'missing') throw new Error(media.availability.reason);
  return { media, pids, ports };
}
