/** What an agent puts before the visitor beside the page, and the files it comes from: one line an event into its use case. */
import type { Handlers } from '../../../shared/protocol/wire.ts';
import type { AgentUp } from '../../../shared/protocol/agent.ts';
import type { VisitorUp } from '../../../shared/protocol/visitor.ts';
import { closeShowing } from '../../app/showing/close-showing.ts';
import { listFiles } from '../../app/showing/list-files.ts';
import { moveShown } from '../../app/showing/move-showing.ts';
import { openShowing } from '../../app/showing/open-showing.ts';
import { removeFile } from '../../app/showing/remove-file.ts';
import type { AgentConnection, GreetedVisitor } from '../connections.ts';

export const showingHandlers: Handlers<
  Pick<AgentUp, 'showing:open' | 'showing:move' | 'showing:close' | 'files:list' | 'files:remove'>,
  AgentConnection
> = {
  'showing:open': (body, { app, actor }) => openShowing(app, actor, body),
  'showing:move': ({ sessionId, ...move }, { app, actor }) => moveShown(app, actor, sessionId, move),
  'showing:close': (body, { app, actor }) => closeShowing(app, actor, body.sessionId, body),
  'files:list': (body, { app, actor }) => listFiles(app, actor, body),
  'files:remove': (body, { app, actor }) => removeFile(app, actor, body),
};

export const visitorShowingHandlers: Handlers<Pick<VisitorUp, 'showing:move' | 'showing:close'>, GreetedVisitor> = {
  'showing:move': (body, { app, actor }) => moveShown(app, actor, actor.sessionId, body),
  'showing:close': (body, { app, actor }) => closeShowing(app, actor, actor.sessionId, body),
};
