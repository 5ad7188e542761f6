/** A party points on the screen that is shared in its call. A point that does not arrive is worth nothing. */
import type { CallPoint } from '../../../shared/protocol/call.ts';
import { peerOf } from '../../domain/call.ts';
import type { Actor, App } from '../context.ts';
import { askRoom } from './ask-room.ts';
import { findCall } from './find-call.ts';

export async function pointOnScreen(app: App, actor: Actor, point: CallPoint): Promise<void> {
  const found = await findCall(app, actor, point.callId);
  if (found.ok) await askRoom(app, found.data.now.nodeId, { ask: 'point', peerId: peerOf(actor), point });
}
