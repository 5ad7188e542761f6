/** The push port over socket rooms; the adapter of the socket server carries it to other nodes. */
import type { Bus, Push } from '../app/ports.ts';
import type { AgentId } from '../../shared/protocol/ids.ts';
import { agentsOf, room, visitorsOf, type SocketServer } from './socket-server.ts';

/** Topic of `AgentEnded`: every node ends the agent's sockets it holds. */
export const AGENT_ENDED = 'agent-ended';
export type AgentEnded = {
  readonly agentId: AgentId;
  /** Null: every sign-in of the agent. */
  readonly signInId: string | null;
  readonly reason: 'signed_out' | 'removed' | 'expired';
};

export function createSocketPush(server: SocketServer, bus: Bus): Push {
  const visitors = visitorsOf(server);
  const agents = agentsOf(server);
  return {
    visitor: (sessionId, event, body) => void visitors.to(room.session(sessionId)).emit(event, body),
    agent: (agentId, event, body) => void agents.to(room.agent(agentId)).emit(event, body),
    desk: (event, body) => void agents.to(room.desk).emit(event, body),
    endAgent: (agentId, signInId, reason) =>
      bus.publish(AGENT_ENDED, { agentId, signInId, reason } satisfies AgentEnded),
  };
}
