/**
 * Ends open conversations whose visitor has left the site and does not come back: gives back the place in the queue or the
 * agent's seat. Any node may sweep; each counts from when it first missed the visitor, so a restart ends nothing too early.
 */
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { ConversationId } from '../../../shared/protocol/ids.ts';
import type { Ms } from '../../../shared/protocol/schema.ts';
import { isGivenUp } from '../../domain/idle.ts';
import { SYSTEM } from './author-of.ts';
import { carryOut, type Plan } from './carry-out.ts';
import type { App } from '../context.ts';
import { dealQueue } from '../desk/deal-queue.ts';
import { loadScene } from './load-scene.ts';

/** More than any desk works at once. */
const MAX_RUNNING = 5_000;

export function createIdleSweep(app: App): () => Promise<void> {
  let awaySince: ReadonlyMap<ConversationId, Ms> = new Map();

  return async () => {
    const [queued, running] = await Promise.all([
      app.store.queuedConversations(),
      app.store.runningConversations(MAX_RUNNING),
    ]);
    const now = app.clock.now();
    const away = [...queued, ...running].filter(({ conversation }) => !app.live.isOnline(conversation.sessionId));
    awaySince = new Map(away.map(({ conversation: { id } }) => [id, awaySince.get(id) ?? now]));
    let ended = 0;
    for (const { conversation } of away) {
      const since = awaySince.get(conversation.id) ?? now;
      if (!isGivenUp(conversation.now, since, now)) continue;
      const closed = await carryOut(app, () => planEnd(app, conversation.id, since));
      if (closed.ok) ended += 1;
      else
        app.log.warn({ conversationId: conversation.id, code: closed.error.code }, 'an idle conversation stays open');
    }
    if (ended > 0) await dealQueue(app);
  };
}

/** Looked at afresh: the visitor may be back, and who was just answered is given more time. */
async function planEnd(app: App, conversationId: ConversationId, awaySince: Ms): Promise<Result<Plan>> {
  const scene = await loadScene(app, conversationId);
  if (!scene || app.live.isOnline(scene.conversation.sessionId)) return refuse('not_found');
  if (!isGivenUp(scene.conversation.now, awaySince, app.clock.now())) return refuse('not_found');
  return ok({ scene, commands: [{ type: 'close', reason: 'idle' }], manner: { by: SYSTEM } });
}
