/** Holds an agent's presence for the next seconds, and remembers for longer when the agent was last there and how. */
import { AGENT_RETURN_MS } from '../../../shared/protocol/limits.ts';
import type { AgentId } from '../../../shared/protocol/ids.ts';
import type { Ms } from '../../../shared/protocol/schema.ts';
import type { App } from '../context.ts';
import type { AgentPresence } from '../ports.ts';
import { presenceKey } from './present-agents.ts';

/** Three beats of 5 s. */
export const PRESENCE_MS = 15_000;
/** Outlives the wait for a lost agent, whatever node notices it. */
const SEEN_MS = 4 * AGENT_RETURN_MS;

export type AgentSeen = { readonly at: Ms; readonly status: AgentPresence['status'] };
const seenKey = (agentId: AgentId): string => `agent-seen:${agentId}`;

/** A beat: without a `status` the agent stays as before, also over a reload of the console. */
export async function keepPresence(app: App, agentId: AgentId, status?: AgentPresence['status']): Promise<void> {
  const held = status ?? (await heldStatus(app, agentId));
  const presence: AgentPresence = { agentId, status: held, nodeId: app.nodeId };
  await app.leases.hold(presenceKey(agentId), presence, PRESENCE_MS);
  await rememberSeen(app, agentId, held);
}

export async function rememberSeen(app: App, agentId: AgentId, status: AgentPresence['status']): Promise<void> {
  const seen: AgentSeen = { at: app.clock.now(), status };
  await app.leases.hold(seenKey(agentId), seen, SEEN_MS);
}

export const lastSeen = async (app: App, agentId: AgentId): Promise<AgentSeen | undefined> =>
  (await app.leases.get(seenKey(agentId))) as AgentSeen | undefined;

async function heldStatus(app: App, agentId: AgentId): Promise<AgentPresence['status']> {
  const held = (await app.leases.get(presenceKey(agentId))) as AgentPresence | undefined;
  return held?.status ?? (await lastSeen(app, agentId))?.status ?? 'available';
}
