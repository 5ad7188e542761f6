/** Begins the call a visitor has just said yes to and tells everybody; when none begins, the yes is not left behind. */
import type { ConsentState } from '../../../shared/protocol/consent.ts';
import { ok, type Result } from '../../../shared/protocol/errors.ts';
import type { AgentId } from '../../../shared/protocol/ids.ts';
import { SENT } from '../../domain/grants.ts';
import type { Session } from '../../domain/session.ts';
import { endGrants } from '../consent/end-grant.ts';
import { publishConsent } from '../consent/publish-consent.ts';
import type { App } from '../context.ts';
import { SYSTEM } from '../conversation/author-of.ts';
import { startCall } from './start-call.ts';

export async function startConsentedCall(
  app: App,
  { id }: Pick<Session, 'id'>,
  agentId: AgentId,
): Promise<Result<ConsentState>> {
  const started = await startCall(app, { id }, agentId);
  if (!started.ok) {
    await endGrants(app, id, 'lost', SYSTEM, ({ grants, ask, callId }) => {
      const isOver = ({ capability }: (typeof grants)[number]) => callId === null && SENT.includes(capability);
      return { kept: grants.filter((held) => !isOver(held)), ended: grants.filter(isOver), ask };
    });
    return started;
  }
  return ok(await publishConsent(app, id, [agentId]));
}
