/** The push port over socket rooms; the adapter of the socket server carries it to other nodes. */
import type { Bus, Push } from '../../app/ports.ts';
import type { AgentId } from '../../../shared/protocol/ids.ts';
import { agentsOf, room, visitorsOf, type SocketServer } from './socket-server.ts';

/** Topic of `AgentEnded`: every node ends the agent's sockets it holds. */
export const AGENT_ENDED = 'agent-ended';
export type AgentEnded = {
  readonly agentId: AgentId;
  /** Null: every sign-in of the agent. */
  readonly signInId: string | null;
  readonly reason: 'signed_out' | 'removed' | 'expired';
};

/** Alone, a node knows when nobody would hear a push, and spares itself the packet. */
export function createSocketPush(server: SocketServer, bus: Bus, manyNodes: boolean): Push {
  const visitors = visitorsOf(server);
  const agents = agentsOf(server);

  function emit(
    namespace: typeof visitors | typeof agents,
    roomName: string,
    event: string,
    body: unknown,
    exceptSocket?: string,
  ): void {
    if (!manyNodes) {
      const members = namespace.adapter.rooms.get(roomName);
      if (!members || (members.size === 1 && exceptSocket !== undefined && members.has(exceptSocket))) return;
    }
    const to = namespace.to(roomName);
    (exceptSocket === undefined ? to : to.except(exceptSocket)).emit(event, body);
  }

  return {
    visitor: (sessionId, event, body, except) => emit(visitors, room.session(sessionId), event, body, except),
    agent: (agentId, event, body, except) => emit(agents, room.agent(agentId), event, body, except),
    desk: (event, body) => emit(agents, room.desk, event, body),
    endAgent: (agentId, signInId, reason) =>
      bus.publish(AGENT_ENDED, { agentId, signInId, reason } satisfies AgentEnded),
  };
}
