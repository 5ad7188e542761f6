/** Begins a call a visitor has consented to: decides which node carries it and ties it to the session. Joining is the peers' step. */
import { CALL_SETTINGS } from '../../../shared/protocol/call.ts';
import { refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { AgentId, CallId, SiteId } from '../../../shared/protocol/ids.ts';
import { isLive, newCall, type LiveCall } from '../../domain/call.ts';
import type { Session } from '../../domain/session.ts';
import { attempt } from '../attempt.ts';
import { SYSTEM } from '../conversation/author-of.ts';
import { callEvidence } from './call-evidence.ts';
import type { Evidence } from '../consent/consent-evidence.ts';
import type { App } from '../context.ts';
import { placeCall } from './place-call.ts';
import { tellHistory } from '../case/tell-history.ts';

type Started = { readonly call: LiveCall; readonly evidence: Evidence | undefined };

/** The caller publishes the session's consent afterwards: the call's id travels in it. */
export async function startCall(app: App, { id }: Pick<Session, 'id'>, agentId: AgentId): Promise<Result<LiveCall>> {
  const started = await attempt<Started>(app.store, async () => {
    const session = await app.store.get('session', id);
    if (!session) return refuse('not_found');
    const running = session.callId === null ? undefined : await app.store.get('call', session.callId);
    if (running && isLive(running)) {
      if (running.agentId !== agentId) return refuse('busy');
      return { changes: [], answer: () => ({ call: running, evidence: undefined }) };
    }
    const nodeId = await placeCall(app);
    if (nodeId === undefined) return refuse('media_unavailable');
    const settings = (await app.store.get('site', session.siteId))?.calls ?? CALL_SETTINGS;
    if ((await runningCalls(app, session.siteId)) >= settings.maxAtOnce) return refuse('busy');
    const { siteId, caseId } = session;
    const call = newCall(
      { id: app.chance.id<CallId>(), siteId, sessionId: id, caseId, agentId },
      nodeId,
      app.clock.now(),
    );
    const evidence = callEvidence(app, session, 'call_started', SYSTEM, { callId: call.id, agentId });
    return {
      changes: [
        { put: 'call', record: call },
        { put: 'session', record: { ...session, callId: call.id, callWish: null } },
        evidence.change,
      ],
      answer: () => ({ call, evidence }),
    };
  });
  if (!started.ok) return started;
  const { call, evidence } = started.data;
  if (evidence) tellHistory(app, agentId, evidence);
  return { ok: true, data: call };
}

/** Over all nodes. */
async function runningCalls(app: App, siteId: SiteId): Promise<number> {
  const byNode = await Promise.all((await app.store.liveCallNodes()).map((nodeId) => app.store.liveCalls(nodeId)));
  return byNode.flat().filter((call) => call.siteId === siteId).length;
}
