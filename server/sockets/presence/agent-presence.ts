/** Which agents have a console open on this node; beats their presence and notices when the last console is gone. */
import type { AgentId } from '../../../shared/protocol/ids.ts';
import { agentArrived } from '../../app/desk/agent-arrived.ts';
import { agentLeft } from '../../app/desk/agent-left.ts';
import type { AgentActor, App } from '../../app/context.ts';
import { keepPresence } from '../../app/desk/keep-presence.ts';
import type { Ms } from '../../../shared/protocol/schema.ts';

/** A reload takes a moment and is no departure. */
const RELOAD_MS = 5_000;

export type AgentPresence = {
  /** Resolves when the agent counts as present. */
  arrive(actor: AgentActor, socketId: string): Promise<void>;
  leave(agentId: AgentId, socketId: string): void;
  /** Every 5 s: the leases live 15. */
  beat(): Promise<void>;
  /** The node stops: presence ends with it, the consoles go elsewhere. */
  close(): void;
};

type Present = { readonly sockets: Set<string>; arrived: Promise<void> | undefined; emptySince: Ms | null };

export function createAgentPresence(app: App): AgentPresence {
  const present = new Map<AgentId, Present>();

  async function leaveFor(agentId: AgentId): Promise<void> {
    present.delete(agentId);
    await agentLeft(app, agentId);
  }

  return {
    arrive: (actor, socketId) => {
      let agent = present.get(actor.agentId);
      if (!agent) {
        agent = { sockets: new Set(), arrived: undefined, emptySince: null };
        present.set(actor.agentId, agent);
      }
      agent.sockets.add(socketId);
      agent.emptySince = null;
      // The next console tries again what failed for this one.
      return (agent.arrived ??= agentArrived(app, actor).catch((error: unknown) => {
        agent.arrived = undefined;
        throw error;
      }));
    },
    leave: (agentId, socketId) => {
      const agent = present.get(agentId);
      if (agent?.sockets.delete(socketId) && agent.sockets.size === 0) agent.emptySince = app.clock.now();
    },
    beat: async () => {
      const now = app.clock.now();
      for (const [agentId, { emptySince }] of present) {
        if (emptySince === null) await keepPresence(app, agentId);
        else if (now - emptySince >= RELOAD_MS) await leaveFor(agentId);
      }
    },
    close: () => present.clear(),
  };
}
