/** A visitor begins to write: into the conversation that is open, or a new one that waits in the queue and is dealt at once. */
import type { chatStart, VisitorConversation } from '../../../shared/protocol/chat.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { SkillId } from '../../../shared/protocol/ids.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import { isOpenAt } from '../../domain/hours.ts';
import { skillFor } from '../../domain/routing.ts';
import { authorOf } from './author-of.ts';
import { beginConcern } from './begin-concern.ts';
import { carryOut, type Plan } from './carry-out.ts';
import type { App, VisitorActor } from '../context.ts';
import { dealQueue } from '../desk/deal-queue.ts';
import { candidatesOn, readFloor } from '../desk/read-floor.ts';
import { visitorConversation } from './read-conversations.ts';
import { sendVisitorMessage } from './send-message.ts';

type Body = Infer<typeof chatStart>;
type Started = Result<{ conversation: VisitorConversation | null }>;

/** Refuses `outside_hours`, and `no_agent` when nobody with the skill is there: the widget then takes a message. */
export async function startConversation(app: App, actor: VisitorActor, body: Body): Promise<Started> {
  const open = await app.store.openConversation(actor.visitorId);
  if (open) {
    const { clientMessageId, text } = body;
    const said = await sendVisitorMessage(app, actor, { conversationId: open.conversation.id, clientMessageId, text });
    if (!said.ok) return said;
  } else {
    const started = await carryOut(app, () => planStart(app, actor, body));
    // Another tab was faster: then this is a message in its conversation.
    if (!started.ok && started.error.code === 'conflict' && (await app.store.openConversation(actor.visitorId))) {
      return startConversation(app, actor, body);
    }
    if (!started.ok) return started;
    await dealQueue(app);
  }
  return ok({ conversation: await visitorConversation(app, actor.visitorId) });
}

async function planStart(app: App, actor: VisitorActor, body: Body): Promise<Result<Plan>> {
  const site = await app.store.get('site', actor.siteId);
  if (!site) return refuse('not_found');
  if (!isOpenAt(site.hours, app.clock.now())) return refuse('outside_hours');
  const candidates = candidatesOn(await readFloor(app), app.clock.now());
  const skill = skillFor(body.skill as SkillId | undefined, site.defaultSkill, candidates);
  if (!skill) return refuse('no_agent');

  const origin = body.skill === skill ? 'specialist' : 'visitor';
  const { concern, as, lines, also } = await beginConcern(app, actor, { skill, origin, text: body.text });
  return ok({
    scene: { conversation: undefined, concern, agents: new Map(), desks: new Map() },
    commands: [{ type: 'start', as }],
    manner: {
      by: authorOf(actor),
      lines,
      text: { clientMessageId: body.clientMessageId, body: { type: 'text', text: body.text } },
    },
    also,
  });
}
