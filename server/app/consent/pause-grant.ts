/** The visitor puts a capability to rest, without ending it, and takes it up again. */
import type { Capability, ConsentState } from '../../../shared/protocol/consent.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import { pauseCapability } from '../../domain/grants.ts';
import type { Session } from '../../domain/session.ts';
import { attempt } from '../attempt.ts';
import type { App, VisitorActor } from '../context.ts';
import { publishConsent, readConsent } from './publish-consent.ts';

export async function pauseGrant(
  app: App,
  actor: VisitorActor,
  { capability, paused }: { readonly capability: Capability; readonly paused: boolean },
): Promise<Result<ConsentState>> {
  const done = await attempt(app.store, async () => {
    const session = await app.store.get('session', actor.sessionId);
    if (!session) return refuse('not_found');
    const grants = pauseCapability(session.grants, capability, paused);
    const after: Session = { ...session, grants };
    const isChanged = grants !== session.grants;
    return {
      changes: isChanged ? [{ put: 'session' as const, record: after }] : [],
      answer: () => ({ after, isChanged }),
    };
  });
  if (!done.ok) return done;
  const { after, isChanged } = done.data;
  // What has not changed is no news, and may be old by now.
  return ok(await (isChanged ? publishConsent(app, actor.sessionId) : readConsent(app, after)));
}
