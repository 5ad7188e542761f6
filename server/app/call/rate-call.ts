/** The visitor's word about a call that is over: once, kept with the call and as a line of the case. */
import type { callRate } from '../../../shared/protocol/call.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import { isParty, partiesOfOurs, rateCall as rated } from '../../domain/call.ts';
import { attempt } from '../attempt.ts';
import { tellHistory } from '../case/tell-history.ts';
import type { App, VisitorActor } from '../context.ts';
import { authorOf } from '../conversation/author-of.ts';
import { callEvidence } from './call-evidence.ts';

export async function rateCall(
  app: App,
  actor: VisitorActor,
  { callId, stars, comment }: Infer<typeof callRate>,
): Promise<Result<object>> {
  const done = await attempt(app.store, async () => {
    const call = await app.store.get('call', callId);
    if (!call || !isParty(call, actor)) return refuse('not_found');
    const after = rated(call, stars, comment.trim(), app.clock.now());
    if (!after) return refuse('closed');
    const details = { callId, stars, text: comment.trim() };
    const evidence = callEvidence(app, { ...call, id: call.sessionId }, 'call_rated', authorOf(actor), details);
    return { changes: [{ put: 'call', record: after }, evidence.change], answer: () => ({ call, evidence }) };
  });
  if (!done.ok) return done;
  for (const agentId of partiesOfOurs(done.data.call)) tellHistory(app, agentId, done.data.evidence);
  return ok({});
}
