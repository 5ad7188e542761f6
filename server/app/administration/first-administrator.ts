/** The way in when there is no account yet: a one-time link, printed where only the operator sees it. */
import type { firstAdministrator } from '../../../shared/protocol/sign-in.ts';
import { refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { SkillId } from '../../../shared/protocol/ids.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import type { Agent } from '../../domain/agent.ts';
import { attempt } from '../attempt.ts';
import type { App } from '../context.ts';
import { hashPassword } from './password.ts';
import { openSignIn, type NewSignIn } from './sign-in.ts';
import { tokenHash } from './token-hash.ts';

const LINK_MS = 24 * 60 * 60_000;
/** One id for the first account, so that two who race for it cannot both win. */
const FIRST_ID = 'first-administrator' as Agent['id'];

/** A token for the link, or undefined when accounts exist. */
export async function offerFirstAdministrator(app: App): Promise<string | undefined> {
  if ((await app.store.agents()).length > 0) return undefined;
  const token = app.chance.secret();
  await app.leases.hold(leaseKey(token), {}, LINK_MS);
  return token;
}

export async function createFirstAdministrator(
  app: App,
  body: Infer<typeof firstAdministrator>,
): Promise<Result<NewSignIn>> {
  const key = leaseKey(body.token);
  if ((await app.leases.get(key)) === undefined || (await app.store.agents()).length > 0) return refuse('unauthorized');
  await app.leases.drop(key);
  const agent: Agent = {
    id: FIRST_ID,
    version: 0,
    email: body.email,
    name: body.name,
    title: '',
    hue: app.chance.integer(360),
    role: 'administrator',
    skills: [] as SkillId[],
    capacity: 4,
    passwordHash: await hashPassword(body.password),
    removedAt: null,
  };
  const created = await attempt(app.store, async () => ({
    changes: [{ put: 'agent', record: agent }],
    answer: () => agent,
  }));
  return created.ok ? openSignIn(app, created.data) : created;
}

const leaseKey = (token: string) => `first-administrator:${tokenHash(token)}`;
