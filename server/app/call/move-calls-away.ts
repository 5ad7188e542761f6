/**
 * A node that is about to stop gives its calls to others that can carry them, and keeps the old rooms until their people have gone over,
 * so that nobody notices; without another node they end with it, or wait for its return.
 */
import type { CallId } from '../../../shared/protocol/ids.ts';
import type { App } from '../context.ts';
import { isLive } from '../../domain/call.ts';
import { LOOK_EVERY_MS, MOVED_WITHIN_MS } from './call-limits.ts';
import { rescueCall } from './rescue-call.ts';
import { liveNodes } from './node-lease.ts';

export async function moveCallsAway(app: App): Promise<void> {
  const elsewhere = (await liveNodes(app)).filter(({ nodeId, media }) => nodeId !== app.nodeId && media === 'ready');
  if (elsewhere.length === 0) return;
  const moved: CallId[] = [];
  for (const [index, call] of (await app.store.liveCalls(app.nodeId)).entries()) {
    if (!isLive(call)) continue;
    const { nodeId, epoch } = call.now;
    await rescueCall(app, call.id, { nodeId, epoch }, elsewhere[index % elsewhere.length]?.nodeId);
    moved.push(call.id);
  }
  const deadline = performance.now() + MOVED_WITHIN_MS;
  while (moved.some((callId) => isInUse(app, callId)) && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** A browser lets go of the old room once it sees and hears everybody in the new one. */
function isInUse(app: App, callId: CallId): boolean {
  const room = app.media.room(callId);
  return room !== undefined && room.emptySince === null;
}
