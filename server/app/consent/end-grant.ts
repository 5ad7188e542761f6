/** Grants end: the visitor stops one, the agent gives one back, or the agent no longer deals with the visitor. */
import type { Author } from '../../../shared/protocol/chat.ts';
import type { Capability, ConsentState } from '../../../shared/protocol/consent.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { AgentId, SessionId } from '../../../shared/protocol/ids.ts';
import { endCapability, type Ending } from '../../domain/grants.ts';
import type { HeldGrant, OpenAsk, Session } from '../../domain/session.ts';
import { agentSession } from './agent-session.ts';
import { attempt } from '../attempt.ts';
import { authorOf } from '../conversation/author-of.ts';
import { consentEvidence, type Evidence } from './consent-evidence.ts';
import type { AgentActor, App, VisitorActor } from '../context.ts';
import { publishConsent, readConsent, readConsentFor } from './publish-consent.ts';
import { tellHistory } from '../case/tell-history.ts';

export type EndReason = 'by_visitor' | 'by_agent' | 'time_out' | 'lost' | 'agent_changed';
type Remaining = Ending & { readonly ask: OpenAsk | null };

export async function stopGrant(
  app: App,
  actor: VisitorActor,
  { capability }: { readonly capability: Capability },
): Promise<Result<ConsentState>> {
  return endGrants(app, actor.sessionId, 'by_visitor', authorOf(actor), (session) => ({
    ...endCapability(session.grants, capability),
    ask: session.ask,
  }));
}

/** Also takes back the agent's own open question for that capability. */
export async function endGrant(
  app: App,
  actor: AgentActor,
  { sessionId, capability }: { readonly sessionId: SessionId; readonly capability: Capability },
): Promise<Result<ConsentState>> {
  if (!(await agentSession(app, actor.agentId, sessionId))) return refuse('not_found');
  const { agentId } = actor;
  const isOwn = (ask: OpenAsk | null) => ask?.agentId === agentId && asksFor(ask, capability);
  const ended = await endGrants(app, sessionId, 'by_agent', authorOf(actor), (session) => ({
    ...endCapability(session.grants, capability, agentId),
    ask: isOwn(session.ask) ? null : session.ask,
  }));
  const after = ended.ok ? await app.store.get('session', sessionId) : undefined;
  return after ? ok(await readConsentFor(app, after, agentId)) : ended;
}

const asksFor = (ask: OpenAsk, capability: Capability): boolean =>
  ask.purpose === capability || (ask.purpose === 'call' && (capability === 'audio' || capability === 'video'));

/** What `decide` leaves is kept, what it ends goes into the history; nothing is written when nothing changed. */
export async function endGrants(
  app: App,
  sessionId: SessionId,
  reason: EndReason,
  author: Author,
  decide: (session: Session) => Remaining,
): Promise<Result<ConsentState>> {
  const ended = await attempt(app.store, async () => {
    const session = await app.store.get('session', sessionId);
    if (!session) return refuse('not_found');
    const { kept, ended: over, ask } = decide(session);
    const involved = [...over.map(({ agentId }) => agentId), ...(session.ask ? [session.ask.agentId] : [])];
    if (over.length === 0 && ask === session.ask) {
      return { changes: [], answer: () => ({ session, involved, evidence: [], isChanged: false }) };
    }
    const evidence = [...Map.groupBy(over, ({ agentId }) => agentId).values()].map((own) =>
      endedEvidence(app, session, author, reason, own),
    );
    const after: Session = { ...session, grants: kept, ask };
    return {
      changes: [{ put: 'session', record: after }, ...evidence.map(({ change }) => change)],
      answer: () => ({ session: after, involved, evidence, isChanged: true }),
    };
  });
  if (!ended.ok) return ended;
  const { session, involved, evidence, isChanged } = ended.data;
  if (!isChanged) return { ok: true, data: await readConsent(app, session) };
  for (const line of evidence) tellHistory(app, [...new Set<AgentId>(involved)], line);
  return { ok: true, data: await publishConsent(app, sessionId, involved) };
}

/** One line for each agent whose grants are over. */
function endedEvidence(
  app: App,
  session: Session,
  author: Author,
  reason: EndReason,
  over: readonly HeldGrant[],
): Evidence {
  return consentEvidence(app, session, {
    type: 'consent_ended',
    author,
    conversationId: null,
    details: {
      capabilities: over.map(({ capability }) => capability).join(' '),
      reason,
      agentId: over[0]?.agentId ?? '',
      agentName: over[0]?.agentName ?? '',
    },
  });
}
