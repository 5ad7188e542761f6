/** Tells a call's parties what happens in it, wherever they are connected. */
import type { CallNotice } from '../../../shared/protocol/call.ts';
import type { PeerId } from '../../../shared/protocol/ids.ts';
import { partiesOfOurs, partyOf, peerOf, type Call } from '../../domain/call.ts';
import type { App } from '../context.ts';

export function tellPeer(app: App, peerId: PeerId, notice: CallNotice): void {
  const party = partyOf(peerId);
  if (party.kind === 'visitor') app.push.visitor(party.sessionId, 'call:notice', notice);
  else app.push.agent(party.agentId, 'call:notice', notice);
}

export function tellParties(app: App, call: Call, notice: CallNotice): void {
  tellPeer(app, peerOf({ kind: 'visitor', sessionId: call.sessionId }), notice);
  for (const agentId of partiesOfOurs(call)) tellPeer(app, peerOf({ kind: 'agent', agentId }), notice);
}
