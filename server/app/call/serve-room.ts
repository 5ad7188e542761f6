/** Does what is asked of a room this node carries. Who may ask was checked before, where the peer is connected. */
import type { CallNotice } from '../../../shared/protocol/call.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { CallId, PeerId } from '../../../shared/protocol/ids.ts';
import type { App } from '../context.ts';
import type { MediaRoom } from '../media-port.ts';
import { callQualityOf, noteCallQuality } from './call-quality-notes.ts';
import { rescueCall } from './rescue-call.ts';
import type { RoomRequest, Signal } from './room-request.ts';
import { tellPeer } from './tell-call.ts';

export async function serveRoom(app: App, request: RoomRequest): Promise<Result<object>> {
  switch (request.ask) {
    case 'join': {
      const { callId, epoch, seat } = request;
      const opened = await app.media.openRoom(callId, epoch, (to, notice) => pass(app, to, notice));
      return opened.ok ? opened.data.join(seat) : opened;
    }
    case 'signal': {
      const room = app.media.room(request.signal.body.callId);
      return room
        ? serveSignal(room, request.peerId, request.signal)
        : refuse('unavailable', { detail: 'no such room: join again' });
    }
    case 'point':
      app.media.room(request.point.callId)?.point(request.peerId, request.point);
      return ok({});
    case 'leave':
      app.media.room(request.callId)?.leave(request.peerId);
      return ok({});
    case 'quality':
      noteCallQuality(app, request.callId, request.report);
      return ok({});
    case 'summary':
      return ok({ quality: callQualityOf(app, request.callId) });
    case 'close':
      closeRoom(app, request.callId);
      return ok({});
  }
}

/** The parties hear of the end from whoever ended the call. */
function closeRoom(app: App, callId: CallId): void {
  app.media.room(callId)?.close();
}

function serveSignal(room: MediaRoom, peerId: PeerId, { event, body }: Signal): Promise<Result<object>> {
  switch (event) {
    case 'call:connect':
      return room.connect(peerId, body.transportId, body.untrustedDtlsParameters);
    case 'call:produce':
      return room.produce(peerId, body.kind, body.source, body.untrustedRtpParameters);
    case 'call:consume':
      return room.consume(peerId, body.producerId, body.untrustedRtpCapabilities);
    case 'call:resume':
      return room.resume(peerId, body.consumerId);
    case 'call:prefer':
      return room.prefer(peerId, body.consumerId, body.size);
    case 'call:pause':
      return room.pause(peerId, body.producerId, body.paused);
    case 'call:close-producer':
      return room.closeProducer(peerId, body.producerId);
    case 'call:restart-ice':
      return room.restartIce(peerId, body.transportId);
  }
}

/** A lost room gets its new life before its peers are told, so that they come to the right one. */
function pass(app: App, toPeer: PeerId, notice: CallNotice): void {
  if (notice.type !== 'room_lost') return tellPeer(app, toPeer, notice);
  rescueCall(app, notice.callId, { nodeId: app.nodeId, epoch: notice.epoch })
    .catch((error: unknown) => app.log.error({ err: error, callId: notice.callId }, 'a call could not be rescued'))
    .finally(() => tellPeer(app, toPeer, notice));
}
