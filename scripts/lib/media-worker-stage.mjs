// The stage that gets the media worker and tells the tests of it.
import { ensureMediaWorker, mediaWorkerEnvironment } from './ensure-media-worker.mjs';

export function mediaWorkerStage(context) {
  return {
    title: 'Media worker for calls',
    async run(say) {
      const worker = await ensureMediaWorker(context.node, say);
      Object.assign(context.environment, mediaWorkerEnvironment(worker));
      return worker.path ? { summary: 'ready' } : { problem: `none: ${worker.reason}` };
    },
  };
}
