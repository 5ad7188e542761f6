/** Makes the code a visitor reads aloud on the phone. */
import type { codeMade } from '../../../shared/protocol/case.ts';
import { refuse, type Result } from '../../../shared/protocol/errors.ts';
import { SESSION_CODE_MS } from '../../../shared/protocol/limits.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import { CODE_REUSE_MS, CODES_PER_HOUR, CODES_WINDOW_MS, makeSessionCode } from '../../domain/session-code.ts';
import { attempt } from '../attempt.ts';
import type { App, VisitorActor } from '../context.ts';

type CodeMade = Infer<typeof codeMade>;
/** Two live codes collide once in billions; more tries than this means something else is wrong. */
const MAX_DRAWS = 5;

export async function makeCode(app: App, actor: VisitorActor): Promise<Result<CodeMade>> {
  const now = app.clock.now();
  return attempt(app.store, async () => {
    const session = await app.store.get('session', actor.sessionId);
    if (!session) return refuse('not_found');
    const held = session.code;
    if (held && held.expiresAt - now > CODE_REUSE_MS) {
      return { changes: [], answer: () => ({ code: held.value, expiresAt: held.expiresAt }) };
    }
    const retryAfterMs = await countMade(app, actor, now);
    if (retryAfterMs > 0) return refuse('rate_limited', { retryAfterMs });
    const value = await drawFreeCode(app, now);
    const expiresAt = now + SESSION_CODE_MS;
    return {
      changes: [{ put: 'session', record: { ...session, code: { value, expiresAt } } }],
      answer: () => ({ code: value, expiresAt }),
    };
  });
}

async function drawFreeCode(app: App, now: number): Promise<string> {
  for (let draws = 0; draws < MAX_DRAWS; draws += 1) {
    const code = makeSessionCode((below) => app.chance.integer(below));
    if (!(await app.store.sessionByCode(code, now))) return code;
  }
  throw new Error('no free session code found');
}

/** 0 when one more may be made, otherwise how long to wait, in ms. Remembered while it matters, by all nodes. */
async function countMade(app: App, { sessionId }: VisitorActor, now: number): Promise<number> {
  const key = `codes-made:${sessionId}`;
  const made = ((await app.leases.get(key)) as readonly number[] | undefined) ?? [];
  const recent = made.filter((at) => at + CODES_WINDOW_MS > now);
  if (recent.length >= CODES_PER_HOUR) return (recent[0] ?? now) + CODES_WINDOW_MS - now;
  await app.leases.hold(key, [...recent, now], CODES_WINDOW_MS);
  return 0;
}
