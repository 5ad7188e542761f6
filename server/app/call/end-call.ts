/** Ends a call for everybody: session freed, consent for sound and picture over, room closed, a line in the history. */
import type { CallEndReason } from '../../../shared/protocol/call.ts';
import type { Author } from '../../../shared/protocol/chat.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { CallId } from '../../../shared/protocol/ids.ts';
import { endCall as endOf, isLive, partiesOfOurs } from '../../domain/call.ts';
import type { QualitySummary } from '../../domain/call-quality.ts';
import { SENT } from '../../domain/grants.ts';
import type { Session } from '../../domain/session.ts';
import { askRoom } from './ask-room.ts';
import { attempt } from '../attempt.ts';
import { SYSTEM } from '../conversation/author-of.ts';
import { callEvidence } from './call-evidence.ts';
import type { App } from '../context.ts';
import { publishConsent } from '../consent/publish-consent.ts';
import { tellParties } from './tell-call.ts';
import { tellHistory } from '../case/tell-history.ts';

/** Ending an ended call is no fault and tells nobody twice. */
export async function endCall(
  app: App,
  callId: CallId,
  reason: CallEndReason,
  author: Author = SYSTEM,
): Promise<Result<object>> {
  const quality = await qualityOf(app, callId);
  const ended = await attempt(app.store, async () => {
    const call = await app.store.get('call', callId);
    const session = call && (await app.store.get('session', call.sessionId));
    if (!call || !session) return refuse('not_found');
    if (!isLive(call)) return { changes: [], answer: () => undefined };
    const now = app.clock.now();
    const durationMs = Math.max(0, now - call.startedAt);
    const evidence = callEvidence(app, session, 'call_ended', author, { callId, durationMs, reason, ...quality });
    const after: Session = session.callId === callId ? withoutCall(session) : session;
    return {
      changes: [
        { put: 'call', record: endOf(call, reason, now) },
        ...(after === session ? [] : [{ put: 'session', record: after } as const]),
        evidence.change,
      ],
      answer: () => ({ call, evidence }),
    };
  });
  if (!ended.ok) return ended;
  if (!ended.data) return ok({});
  const { call, evidence } = ended.data;
  tellParties(app, call, { type: 'ended', callId, reason });
  for (const agentId of partiesOfOurs(call)) tellHistory(app, agentId, evidence);
  await publishConsent(app, call.sessionId, partiesOfOurs(call));
  await askRoom(app, call.now.nodeId, { ask: 'close', callId });
  return ok({});
}

/** The line is closed before its room, which alone knows how it was; a dead node's knowledge is lost. */
async function qualityOf(app: App, callId: CallId): Promise<Partial<QualitySummary>> {
  const call = await app.store.get('call', callId);
  if (!call || !isLive(call)) return {};
  const answer = await askRoom(app, call.now.nodeId, { ask: 'summary', callId });
  return answer?.ok ? ((answer.data as { quality?: QualitySummary }).quality ?? {}) : {};
}

const withoutCall = (session: Session): Session => ({
  ...session,
  callId: null,
  grants: session.grants.filter(({ capability }) => !SENT.includes(capability)),
});
