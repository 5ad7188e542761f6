/** One command on a conversation from loading to telling: plan (loads afresh each try) → decide → stage → commit → announce. */
import { refuse, type ErrorCode, type Result } from '../../../shared/protocol/errors.ts';
import type { ConversationRefusal } from '../../domain/conversation.ts';
import { decideAll, type ConversationCommand } from '../../domain/decide-conversation.ts';
import { announceConversation } from './announce-conversation.ts';
import { attempt } from '../attempt.ts';
import type { App } from '../context.ts';
import { stageConversation, type Manner, type Scene, type Staged } from './stage-conversation.ts';
import type { Change, Committed } from '../store.ts';

export type Plan = {
  readonly scene: Scene;
  readonly commands: readonly ConversationCommand[];
  readonly manner: Manner;
  /** What else is written in the same commit. */
  readonly also?: readonly Change[];
};
export type Carried = { readonly staged: Staged; readonly committed: Committed };

export async function carryOut(app: App, plan: () => Promise<Result<Plan>>): Promise<Result<Carried>> {
  const done = await attempt<Carried>(app.store, async () => {
    const planned = await plan();
    if (!planned.ok) return planned;
    const { scene, commands, manner, also = [] } = planned.data;
    const decided = decideAll(scene.conversation, commands, app.clock.now());
    if (!decided.ok) return refuse(CODE_OF[decided.refusal]);
    const staged = stageConversation(app, scene, decided.events, manner);
    if (!staged.ok) return staged;
    const changes = [...staged.data.changes, ...also];
    return { changes, answer: (committed) => ({ staged: { ...staged.data, changes }, committed }) };
  });
  if (done.ok && done.data.staged.changes.length > 0) await tell(app, done.data);
  return done;
}

const CODE_OF: Record<ConversationRefusal, ErrorCode> = {
  already_started: 'conflict',
  not_started: 'not_found',
  already_assigned: 'busy',
  not_assigned: 'conflict',
  closed: 'closed',
  full: 'busy',
  // As if it were not there: nobody learns of conversations by trying to join them.
  not_asked: 'not_found',
  leads: 'conflict',
};

/** What is committed is not taken back because somebody could not be told. */
async function tell(app: App, { staged, committed }: Carried): Promise<void> {
  try {
    await announceConversation(app, staged, committed);
  } catch (error) {
    app.log.error(
      { err: error, conversationId: staged.conversation.id },
      'a change of a conversation was not announced',
    );
  }
}
