/** Gives a call whose room died (with its worker or its node) a new life of its room; its peers then join by themselves. */
import { refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { CallId } from '../../../shared/protocol/ids.ts';
import { isLive, moveCall, type LiveCall, type RoomLife } from '../../domain/call.ts';
import { attempt } from '../attempt.ts';
import type { App } from '../context.ts';
import { placeCall } from './place-call.ts';
import { tellParties } from './tell-call.ts';

/** The call as it stands then; somebody else may have been faster, and tells the parties. */
export async function rescueCall(app: App, callId: CallId, lost: RoomLife, to?: string): Promise<Result<LiveCall>> {
  const rescued = await attempt(app.store, async () => {
    const call = await app.store.get('call', callId);
    if (!call) return refuse('not_found');
    if (!isLive(call)) return refuse('closed');
    const nodeId = to ?? (await placeCall(app));
    if (nodeId === undefined) return refuse('media_unavailable');
    const moved = moveCall(call, lost, nodeId);
    return moved
      ? { changes: [{ put: 'call', record: moved }], answer: () => ({ call: moved, isMoved: true }) }
      : { changes: [], answer: () => ({ call, isMoved: false }) };
  });
  if (!rescued.ok) return rescued;
  const { call, isMoved } = rescued.data;
  if (isMoved) {
    app.log.warn({ callId, lost, now: call.now }, 'a room was lost, its call moves');
    tellParties(app, call, { type: 'room_lost', callId, epoch: lost.epoch });
  }
  return { ok: true, data: call };
}
