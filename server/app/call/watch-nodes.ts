/** Gives calls whose node died a new room elsewhere, so that their people need not find out by waiting; ends those nobody can carry. */
import type { CallId } from '../../../shared/protocol/ids.ts';
import type { Ms } from '../../../shared/protocol/schema.ts';
import { isLive, type LiveCall } from '../../domain/call.ts';
import type { App } from '../context.ts';
import { CALL_EMPTY_MS } from './call-limits.ts';
import { endCall } from './end-call.ts';
import { isNodeAlive } from './node-lease.ts';
import { rescueCall } from './rescue-call.ts';

/**
 * Every node may do this; the first commit wins. Also finds what was left when all nodes died at once. `homeless` is its memory:
 * since when a call has been without any node that could carry it.
 */
export async function watchNodes(app: App, homeless: Map<CallId, Ms>): Promise<void> {
  const met = new Set<CallId>();
  for (const nodeId of await app.store.liveCallNodes()) {
    if (await isNodeAlive(app, nodeId)) continue;
    app.log.warn({ nodeId }, 'a node that carried calls is gone');
    for (const call of await app.store.liveCalls(nodeId)) {
      if (isLive(call) && !(await findHome(app, call, homeless))) met.add(call.id);
    }
  }
  for (const callId of homeless.keys()) if (!met.has(callId)) homeless.delete(callId);
}

/** False while the call is without a node; a node with media may be starting. */
async function findHome(
  app: App,
  { id, now: { nodeId, epoch } }: LiveCall,
  homeless: Map<CallId, Ms>,
): Promise<boolean> {
  const rescued = await rescueCall(app, id, { nodeId, epoch });
  if (rescued.ok || rescued.error.code !== 'media_unavailable') return true;
  const now = app.clock.now();
  const since = homeless.get(id) ?? now;
  homeless.set(id, since);
  if (now - since <= CALL_EMPTY_MS) return false;
  await endCall(app, id, 'lost');
  return true;
}
