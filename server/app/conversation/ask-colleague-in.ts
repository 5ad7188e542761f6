/** An agent asks a colleague into a conversation; the question is part of the conversation's record and waits for the colleague. */
import type { colleagueAsk } from '../../../shared/protocol/chat.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import { canAskIn } from '../../domain/rights.ts';
import type { AgentActor, App } from '../context.ts';
import { authorOf } from './author-of.ts';
import { carryOut } from './carry-out.ts';
import { conversationFor } from './conversation-for.ts';
import { loadScene } from './load-scene.ts';

/** Refuses `no_agent` when there is no such colleague, `busy` when as many as may be are there or asked. */
export async function askColleagueIn(
  app: App,
  actor: AgentActor,
  { conversationId, agentId, note }: Infer<typeof colleagueAsk>,
): Promise<Result<object>> {
  const asked = await carryOut(app, async () => {
    if (!(await conversationFor(app, actor, conversationId, canAskIn))) return refuse('not_found');
    const scene = await loadScene(app, conversationId, [agentId]);
    if (!scene) return refuse('not_found');
    const colleague = scene.agents.get(agentId);
    if (!colleague || colleague.removedAt !== null || agentId === actor.agentId) return refuse('no_agent');
    const ask = { agentId, byName: actor.name, note: note.trim(), at: app.clock.now() };
    return ok({ scene, commands: [{ type: 'ask_in', ask }], manner: { by: authorOf(actor) } });
  });
  return asked.ok ? ok({}) : asked;
}
