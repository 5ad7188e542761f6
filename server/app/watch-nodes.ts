/** Notices that another node died and gives the calls it carried a new room, so that their people need not wait to find out. */
import type { App } from './context.ts';
import { liveNodes } from './node-lease.ts';
import { isLive } from '../domain/call.ts';
import { rescueCall } from './rescue-call.ts';

/** `seen` is the watch's memory: the nodes that lived at the last look. Every node may do this; the first commit wins. */
export async function watchNodes(app: App, seen: Set<string>): Promise<void> {
  const alive = new Set((await liveNodes(app)).map(({ nodeId }) => nodeId));
  const dead = [...seen].filter((nodeId) => !alive.has(nodeId) && nodeId !== app.nodeId);
  for (const nodeId of dead) {
    app.log.warn({ nodeId }, 'a node is gone');
    for (const call of await app.store.liveCalls(nodeId)) {
      if (isLive(call)) await rescueCall(app, call.id, { nodeId, epoch: call.now.epoch });
    }
    seen.delete(nodeId);
  }
  for (const nodeId of alive) seen.add(nodeId);
}
