/** Asks the node that carries a room, be it this one or another. */
import type { Result } from '../../../shared/protocol/errors.ts';
import { ROOM_ANSWER_MS } from './call-limits.ts';
import type { App } from '../context.ts';
import { isNodeAlive } from './node-lease.ts';
import { roomTopic, type RoomRequest } from './room-request.ts';
import { serveRoom } from './serve-room.ts';

/** Undefined when that node is gone or does not answer in time. */
export async function askRoom(app: App, nodeId: string, request: RoomRequest): Promise<Result<object> | undefined> {
  if (nodeId === app.nodeId) return serveRoom(app, request);
  if (!(await isNodeAlive(app, nodeId))) return undefined;
  try {
    // A node of our own answers what serveRoom answers.
    return (await app.bus.request(roomTopic(nodeId), request, ROOM_ANSWER_MS)) as Result<object>;
  } catch (error) {
    app.log.warn({ err: error, nodeId, ask: request.ask }, 'a node does not answer for its room');
    return undefined;
  }
}
