/** A node that is about to stop gives its calls to others that can carry them; without one they end with it, or wait for its return. */
import type { App } from '../context.ts';
import { isLive } from '../../domain/call.ts';
import { rescueCall } from './rescue-call.ts';
import { liveNodes } from './node-lease.ts';

export async function moveCallsAway(app: App): Promise<void> {
  const elsewhere = (await liveNodes(app)).filter(({ nodeId, media }) => nodeId !== app.nodeId && media === 'ready');
  if (elsewhere.length === 0) return;
  for (const [index, call] of (await app.store.liveCalls(app.nodeId)).entries()) {
    if (!isLive(call)) continue;
    const { nodeId, epoch } = call.now;
    await rescueCall(app, call.id, { nodeId, epoch }, elsewhere[index % elsewhere.length]?.nodeId);
  }
}
