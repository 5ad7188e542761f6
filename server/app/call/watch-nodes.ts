/** Gives calls whose node died a new room elsewhere, so that their people need not find out by waiting. */
import { isLive } from '../../domain/call.ts';
import type { App } from '../context.ts';
import { isNodeAlive } from './node-lease.ts';
import { rescueCall } from './rescue-call.ts';

/** Every node may do this; the first commit wins. Also finds what was left when all nodes died at once. */
export async function watchNodes(app: App): Promise<void> {
  for (const nodeId of await app.store.liveCallNodes()) {
    if (await isNodeAlive(app, nodeId)) continue;
    app.log.warn({ nodeId }, 'a node that carried calls is gone');
    for (const call of await app.store.liveCalls(nodeId)) {
      if (isLive(call)) await rescueCall(app, call.id, { nodeId, epoch: call.now.epoch });
    }
  }
}
