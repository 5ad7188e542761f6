/** An agent types the code a caller reads aloud: the caller's live page joins the agent's phone case. Guessing is locked out. */
import type { CaseView, codeRedeem } from '../../../shared/protocol/case.ts';
import { refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import {
  AGENT_LOCK,
  foldSessionCode,
  lockedForMs,
  noteWrong,
  SITE_LOCK,
  type LockRule,
  type WrongTries,
} from '../../domain/session-code.ts';
import type { AgentActor, App } from '../context.ts';
import { linkSession } from './link-session.ts';

/** Wrong, expired, used and another site's codes answer alike: a guess learns nothing. */
export async function redeemCode(
  app: App,
  actor: AgentActor,
  { caseId, code }: Infer<typeof codeRedeem>,
): Promise<Result<CaseView>> {
  const concern = await app.store.get('case', caseId);
  if (!concern || concern.agentId !== actor.agentId) return refuse('not_found');
  if (concern.state === 'resolved' || concern.mergedInto !== null) return refuse('closed');

  const brakes = [
    { key: `wrong-codes:agent:${actor.agentId}`, rule: AGENT_LOCK },
    { key: `wrong-codes:site:${concern.siteId}`, rule: SITE_LOCK },
  ];
  const waits = await Promise.all(brakes.map((brake) => lockedFor(app, brake)));
  const retryAfterMs = Math.max(...waits);
  if (retryAfterMs > 0) return refuse('rate_limited', { retryAfterMs });

  const folded = foldSessionCode(code);
  const session = folded === undefined ? undefined : await app.store.sessionByCode(folded, app.clock.now());
  if (!session || session.siteId !== concern.siteId || !app.live.isOnline(session.id)) {
    await Promise.all(brakes.map((brake) => countWrong(app, brake)));
    app.log.warn({ agentId: actor.agentId, caseId }, 'a wrong session code was typed');
    return refuse('wrong_code');
  }
  return linkSession(app, actor, { caseId, session });
}

type Brake = { readonly key: string; readonly rule: LockRule };

const readWrong = async (app: App, key: string): Promise<WrongTries> =>
  ((await app.leases.get(key)) as WrongTries | undefined) ?? [];

const lockedFor = async (app: App, { key, rule }: Brake): Promise<number> =>
  lockedForMs(await readWrong(app, key), rule, app.clock.now());

async function countWrong(app: App, { key, rule }: Brake): Promise<void> {
  const wrong = noteWrong(await readWrong(app, key), rule, app.clock.now());
  await app.leases.hold(key, wrong, rule.windowMs);
}
