/** Signing agents in and out, and finding who a token belongs to. Limits on guessing are the edge's. */
import type { signIn as signInBody } from '../../../shared/protocol/sign-in.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { Infer, Ms } from '../../../shared/protocol/schema.ts';
import type { Agent } from '../../domain/agent.ts';
import { attempt } from '../attempt.ts';
import type { AgentActor, App } from '../context.ts';
import { isPassword, NOBODYS_HASH } from './password.ts';
import { tokenHash } from './token-hash.ts';

/** A working day; then the agent signs in again. */
export const SIGN_IN_MS = 12 * 60 * 60_000;

export type NewSignIn = { readonly token: string; readonly agentId: Agent['id']; readonly expiresAt: Ms };

/** An unknown address, a removed account and a wrong password answer alike and take equally long. */
export async function signIn(app: App, body: Infer<typeof signInBody>): Promise<Result<NewSignIn>> {
  const agent = await app.store.agentByEmail(body.email);
  const isRight = await isPassword(body.password, agent?.passwordHash ?? NOBODYS_HASH);
  if (!agent || !isRight || agent.removedAt !== null) return refuse('unauthorized');
  return openSignIn(app, agent);
}

/** A new sign-in of an agent who has proved who they are. */
export async function openSignIn(app: App, agent: Agent): Promise<Result<NewSignIn>> {
  const token = app.chance.secret();
  const createdAt = app.clock.now();
  const expiresAt = createdAt + SIGN_IN_MS;
  const record = { id: tokenHash(token), version: 0, agentId: agent.id, createdAt, expiresAt };
  return attempt(app.store, async () => ({
    changes: [{ put: 'signIn', record }],
    answer: () => ({ token, agentId: agent.id, expiresAt }),
  }));
}

export type SignedIn = { readonly actor: AgentActor; readonly expiresAt: Ms };

/** Who holds this token, or undefined when it is unknown, too old, or its account was removed. */
export async function readSignIn(app: App, token: string): Promise<SignedIn | undefined> {
  const record = await app.store.get('signIn', tokenHash(token));
  if (!record || record.expiresAt <= app.clock.now()) return undefined;
  const agent = await app.store.get('agent', record.agentId);
  if (!agent || agent.removedAt !== null) return undefined;
  const { id: agentId, name, role } = agent;
  return { actor: { kind: 'agent', agentId, name, role, signInId: record.id }, expiresAt: record.expiresAt };
}

/** Forgets the sign-in and ends its live sockets on every node. */
export async function signOut(app: App, actor: AgentActor): Promise<Result<object>> {
  await app.store.commit([{ remove: 'signIn', id: actor.signInId }]);
  app.push.endAgent(actor.agentId, actor.signInId, 'signed_out');
  return ok({});
}
