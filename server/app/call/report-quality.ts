/** A party's browser says how its line was; counted where the room is. What cannot be counted is let go. */
import type { CallQuality } from '../../../shared/protocol/call.ts';
import type { Actor, App } from '../context.ts';
import { askRoom } from './ask-room.ts';
import { findCall } from './find-call.ts';

export async function reportQuality(app: App, actor: Actor, { callId, ...report }: CallQuality): Promise<void> {
  const found = await findCall(app, actor, callId);
  if (found.ok) await askRoom(app, found.data.now.nodeId, { ask: 'quality', callId, report });
}
