/** The agent asks the visitor to have the list put into the cart. */
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { SessionId } from '../../../shared/protocol/ids.ts';
import { askForCart as decideAsk } from '../../domain/selection.ts';
import { agentSession } from '../consent/agent-session.ts';
import type { AgentActor, App } from '../context.ts';
import { changeSelection } from './change-selection.ts';

export async function askForCart(
  app: App,
  actor: AgentActor,
  { sessionId }: { readonly sessionId: SessionId },
): Promise<Result<object>> {
  const found = await agentSession(app, actor.agentId, sessionId);
  if (!found) return refuse('not_found');
  const asked = await changeSelection(app, found.session, ({ selection }) => {
    const decided = decideAsk(selection, actor.name);
    return decided.ok ? decided : { ok: false, code: 'bad_request', detail: decided.refusal };
  });
  return asked.ok ? ok({}) : asked;
}
