/** Agents who join a conversation another agent leads. */
import type { Handlers } from '../../../shared/protocol/wire.ts';
import type { AgentUp } from '../../../shared/protocol/agent.ts';
import { ok } from '../../../shared/protocol/errors.ts';
import { askColleagueIn } from '../../app/conversation/ask-colleague-in.ts';
import { joinConversation } from '../../app/conversation/join-conversation.ts';
import { leaveConversation } from '../../app/conversation/leave-conversation.ts';
import type { AgentConnection } from '../connections.ts';

export const companionHandlers: Handlers<
  Pick<AgentUp, 'colleague:ask-in' | 'conversation:join' | 'conversation:leave'>,
  AgentConnection
> = {
  'colleague:ask-in': (body, { app, actor }) => askColleagueIn(app, actor, body),
  'conversation:join': (body, { app, actor }) => joinConversation(app, actor, body),
  'conversation:leave': async (body, { app, node, actor }) => {
    const left = await leaveConversation(app, actor, body);
    if (!left.ok) return left;
    // The agent's own node need not wait for the bus to show them nothing more.
    await node.grants.reread(left.data.sessionId);
    return ok({});
  },
};
