/** An agent asks a visitor for a capability. */
import type { ConsentState, Purpose } from '../../../shared/protocol/consent.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { AskId, SessionId } from '../../../shared/protocol/ids.ts';
import { decideAsk } from '../../domain/grants.ts';
import type { Session } from '../../domain/session.ts';
import { agentSession } from './agent-session.ts';
import { attempt } from '../attempt.ts';
import type { AgentActor, App } from '../context.ts';
import { publishConsent, readConsentFor } from './publish-consent.ts';

export async function askConsent(
  app: App,
  actor: AgentActor,
  { sessionId, purpose }: { readonly sessionId: SessionId; readonly purpose: Purpose },
): Promise<Result<ConsentState>> {
  if (purpose === 'call' && app.media.availability.state === 'missing') return refuse('media_unavailable');
  const askId = app.chance.id<AskId>();
  const asked = await attempt(app.store, async () => {
    const found = await agentSession(app, actor.agentId, sessionId);
    if (!found) return refuse('not_found');
    if (!app.live.isOnline(sessionId)) return refuse('unavailable', { detail: 'the visitor is away' });
    const decided = decideAsk(found.session, { askId, purpose, agentId: actor.agentId }, app.clock.now());
    if (typeof decided === 'string') return refuse(decided);
    const session: Session = { ...found.session, ask: decided };
    return {
      changes: [{ put: 'session', record: session }],
      answer: () => session,
    };
  });
  if (!asked.ok) return asked;
  await publishConsent(app, sessionId);
  const after = await app.store.get('session', sessionId);
  return ok(await readConsentFor(app, after ?? asked.data, actor.agentId));
}
