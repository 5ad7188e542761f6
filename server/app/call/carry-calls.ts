/** What a node does to carry calls: answers for its rooms, follows consent, shows that it lives, looks after its own and the dead. */
import type { CallId } from '../../../shared/protocol/ids.ts';
import type { Ms } from '../../../shared/protocol/schema.ts';
import { peerOf } from '../../domain/call.ts';
import type { App } from '../context.ts';
import { visitorMaySend } from './may-send.ts';
import { dropNode, holdNode, isOwnLeaseKnown } from './node-lease.ts';
import { GRANTS_TOPIC, type GrantsNow } from '../consent/publish-consent.ts';
import { roomTopic, type RoomRequest } from './room-request.ts';
import { serveRoom } from './serve-room.ts';
import { moveCallsAway } from './move-calls-away.ts';
import { sweepCalls } from './sweep-calls.ts';
import { watchNodes } from './watch-nodes.ts';

export type CallDuties = {
  /** To be called every NODE_BEAT_MS; never rejects, and does nothing while the last beat is still at work. */
  beat(): Promise<void>;
  /** Gives up the node's lease and stops answering; the rooms stay the media port's. */
  stop(): Promise<void>;
};

export async function carryCalls(app: App): Promise<CallDuties> {
  const roomless = new Map<CallId, Ms>();
  const homeless = new Map<CallId, Ms>();
  let isBeating = false;
  const unsubscribe = [
    await app.bus.respond(roomTopic(app.nodeId), (request) => serveRoom(app, request as RoomRequest)),
    await app.bus.subscribe(GRANTS_TOPIC, (message) => followConsent(app, message as GrantsNow)),
  ];
  await holdNode(app);

  async function beat(): Promise<void> {
    if (isBeating) return;
    isBeating = true;
    try {
      const mayJudge = await isOwnLeaseKnown(app);
      await holdNode(app);
      if (mayJudge) await watchNodes(app, homeless);
      await sweepCalls(app, roomless);
    } catch (error) {
      app.log.error({ err: error }, 'looking after calls failed');
    } finally {
      isBeating = false;
    }
  }

  return {
    beat,
    stop: async () => {
      // What cannot be moved is found by the others when the lease is gone.
      await moveCallsAway(app).catch((error: unknown) =>
        app.log.error({ err: error }, 'calls could not be moved away'),
      );
      for (const end of unsubscribe) end();
      await dropNode(app);
    },
  };
}

/** Consent taken back closes the picture or the sound at once, whichever node the visitor said it to. */
function followConsent(app: App, { sessionId, grants }: GrantsNow): void {
  const peerId = peerOf({ kind: 'visitor', sessionId });
  const maySend = visitorMaySend(grants, app.clock.now());
  for (const room of app.media.rooms()) room.limit(peerId, maySend);
}
