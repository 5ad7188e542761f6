/** Administration of accounts. What an account loses (role, sign-in) it loses at once, on every node. */
import type { AgentRow, agentSave } from '../../../shared/protocol/desk.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { AgentId } from '../../../shared/protocol/ids.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import type { Agent } from '../../domain/agent.ts';
import { attempt, type Decision } from '../attempt.ts';
import type { AgentActor, App } from '../context.ts';
import { hashPassword } from './password.ts';
import { publishColleagues } from '../desk/read-colleagues.ts';
import type { Change } from '../store.ts';

export async function listAgents(app: App, actor: AgentActor): Promise<Result<{ agents: AgentRow[] }>> {
  if (actor.role !== 'administrator') return refuse('forbidden');
  return ok({ agents: (await app.store.agents()).map(rowOf) });
}

export async function saveAgent(app: App, actor: AgentActor, body: Infer<typeof agentSave>): Promise<Result<AgentRow>> {
  if (actor.role !== 'administrator') return refuse('forbidden');
  if (body.agentId === undefined && body.password === undefined) return refuse('bad_request', { detail: 'password' });
  const passwordHash = body.password === undefined ? undefined : await hashPassword(body.password);
  const newId = app.chance.id<AgentId>();
  const saved = await attempt(app.store, () => decideSave(app, body, passwordHash, newId));
  if (!saved.ok) return saved;
  const { agent, mustSignInAgain } = saved.data;
  if (mustSignInAgain) app.push.endAgent(agent.id, null, 'signed_out');
  await publishColleagues(app, [agent.id]);
  return ok(rowOf(agent));
}

async function decideSave(
  app: App,
  body: Infer<typeof agentSave>,
  passwordHash: string | undefined,
  newId: AgentId,
): Promise<Decision<{ agent: Agent; mustSignInAgain: boolean }>> {
  const before = body.agentId === undefined ? undefined : await app.store.get('agent', body.agentId);
  if (body.agentId !== undefined && !before) return refuse('not_found');
  const namesake = await app.store.agentByEmail(body.email);
  if (namesake && namesake.id !== before?.id) return refuse('conflict', { detail: 'email' });
  const { email, name, title, role, skills, capacity } = body;
  const stepsDown = before?.role === 'administrator' && role !== 'administrator';
  const staying = stepsDown ? await otherAdministrator(app, before.id) : undefined;
  if (stepsDown && !staying) return LAST_ADMINISTRATOR;
  const agent: Agent = {
    id: before?.id ?? newId,
    version: before?.version ?? 0,
    hue: before?.hue ?? app.chance.integer(360),
    removedAt: before?.removedAt ?? null,
    passwordHash: passwordHash ?? before?.passwordHash ?? '',
    email,
    name,
    title,
    role,
    skills,
    capacity,
  };
  // A changed password or role is only worth something when old sign-ins end.
  const mustSignInAgain = before !== undefined && (passwordHash !== undefined || before.role !== role);
  return {
    changes: [
      { put: 'agent', record: agent },
      ...stillThere(staying),
      ...(mustSignInAgain ? await forgetSignIns(app, agent.id) : []),
    ],
    answer: () => ({ agent, mustSignInAgain }),
  };
}

/** Removes an account, or lets it back in; it stays for the history. */
export async function removeAgent(
  app: App,
  actor: AgentActor,
  { agentId, removed }: { readonly agentId: AgentId; readonly removed: boolean },
): Promise<Result<object>> {
  if (actor.role !== 'administrator') return refuse('forbidden');
  if (agentId === actor.agentId) return refuse('conflict', { detail: 'yourself' });
  const done = await attempt(app.store, async () => {
    const agent = await app.store.get('agent', agentId);
    if (!agent) return refuse('not_found');
    const leaves = removed && agent.role === 'administrator' && agent.removedAt === null;
    const staying = leaves ? await otherAdministrator(app, agentId) : undefined;
    if (leaves && !staying) return LAST_ADMINISTRATOR;
    const record: Agent = { ...agent, removedAt: removed ? (agent.removedAt ?? app.clock.now()) : null };
    return {
      changes: [
        { put: 'agent', record },
        ...stillThere(staying),
        ...(removed ? await forgetSignIns(app, agentId) : []),
      ],
      answer: () => ({}),
    };
  });
  if (!done.ok) return done;
  if (removed) app.push.endAgent(agentId, null, 'removed');
  await publishColleagues(app, [agentId]);
  return done;
}

async function forgetSignIns(app: App, agentId: AgentId): Promise<Change[]> {
  return (await app.store.signInsOf(agentId)).map(({ id }) => ({ remove: 'signIn', id }));
}

const LAST_ADMINISTRATOR = refuse('conflict', { detail: 'the last administrator' });

const otherAdministrator = async (app: App, agentId: AgentId): Promise<Agent | undefined> =>
  (await app.store.agents()).find(
    ({ id, role, removedAt }) => id !== agentId && role === 'administrator' && removedAt === null,
  );

/** Written as it is: of two who leave relying on each other, the second one decides again. */
const stillThere = (staying: Agent | undefined): Change[] => (staying ? [{ put: 'agent', record: staying }] : []);

const rowOf = ({ id: agentId, email, name, title, role, skills, capacity, removedAt }: Agent): AgentRow => ({
  agentId,
  email,
  name,
  title,
  role,
  skills: [...skills],
  capacity,
  removed: removedAt !== null,
});
