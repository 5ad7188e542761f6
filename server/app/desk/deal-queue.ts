/** Gives those who wait to the agents who have room. Any node may deal at any time; seats are decided by the commit. */
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import { waitingOf } from '../../domain/queue.ts';
import { dealWaiting, type Assignment } from '../../domain/routing.ts';
import { SYSTEM } from '../conversation/author-of.ts';
import { carryOut, type Plan } from '../conversation/carry-out.ts';
import type { App } from '../context.ts';
import { loadScene } from '../conversation/load-scene.ts';
import { candidatesOn, readFloor } from './read-floor.ts';

type Rounds = { readonly current: Promise<void>; next: Promise<void> | undefined };
/** Callers during a round share the next one; without this, a thousand arrivals would read a queue of a thousand each. */
const roundsOf = new WeakMap<App, Rounds>();

/** Never rejects: a fault is logged and the next call, at the latest the sweep's, deals again. */
export function dealQueue(app: App): Promise<void> {
  const rounds = roundsOf.get(app);
  if (!rounds) return begin(app);
  // The round under way may have read the queue before this caller's change.
  rounds.next ??= rounds.current.then(() => begin(app));
  return rounds.next;
}

function begin(app: App): Promise<void> {
  const current = deal(app)
    .catch((error: unknown) => app.log.error({ err: error }, 'the queue was not dealt'))
    .finally(() => {
      if (roundsOf.get(app)?.current === current) roundsOf.delete(app);
    });
  roundsOf.set(app, { current, next: undefined });
  return current;
}

/** Another node may have been faster with some of them; then a second look settles it. */
const MAX_LOOKS = 3;

async function deal(app: App): Promise<void> {
  for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
    const waiting = (await app.store.queuedConversations()).flatMap(
      ({ conversation }) => waitingOf(conversation) ?? [],
    );
    if (waiting.length === 0) return;
    const now = app.clock.now();
    const assignments = dealWaiting(waiting, candidatesOn(await readFloor(app), now), now);
    if (assignments.length === 0) return;
    const ofAgents = Map.groupBy(assignments, ({ agentId }) => agentId);
    const dealt = await Promise.all([...ofAgents.values()].map((own) => assignInTurn(app, own)));
    if (dealt.every(Boolean)) return;
  }
}

/** One desk after the other; false when one of them could not be assigned. */
async function assignInTurn(app: App, assignments: readonly Assignment[]): Promise<boolean> {
  let all = true;
  for (const assignment of assignments) {
    const carried = await carryOut(app, () => planAssign(app, assignment));
    all &&= carried.ok;
  }
  return all;
}

async function planAssign(app: App, { conversationId, agentId }: Assignment): Promise<Result<Plan>> {
  const scene = await loadScene(app, conversationId, [agentId]);
  if (!scene) return refuse('not_found');
  return ok({ scene, commands: [{ type: 'assign', agentId }], manner: { by: SYSTEM } });
}
