/**
 * Passes what an agent does on to the visitor's page, and back what the page refused; only under that agent's own live grant.
 * Counts what went through for the time line; a refusal where the action went out, so that a line of two nodes is one line. What an action
 * means, nobody here knows.
 */
import type { actOnPage, actRefused } from '../../../shared/protocol/control.ts';
import type { AgentId, SessionId } from '../../../shared/protocol/ids.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import type { App } from '../../app/context.ts';
import { noteControl } from '../../app/control/note-control.ts';
import { countUse, isLineOver, type ControlUse } from '../../domain/control-use.ts';
import type { GrantsNow } from './grants-now.ts';
import type { PageWatch, PageWatcher } from './page-watch.ts';

const REFUSED_TOPIC = 'control-refused';
type Refused = { readonly sessionId: SessionId; readonly agentId: AgentId };
type Line = { readonly agentId: AgentId; readonly use: ControlUse };

export type ControlRelay = {
  act(page: PageWatcher, body: Infer<typeof actOnPage>): void;
  refused(sessionId: SessionId, body: Infer<typeof actRefused>): void;
  /** Writes the lines that are over; every few seconds. */
  tick(): Promise<void>;
  /** Writes what is open. */
  close(): Promise<void>;
};

export async function createControlRelay(app: App, grants: GrantsNow, pages: PageWatch): Promise<ControlRelay> {
  const lines = new Map<SessionId, Line>();
  /** Whose actions go out from this node. */
  const acting = new Map<SessionId, AgentId>();
  const { bus, clock, push } = app;

  grants.onChanged((sessionId) => {
    const agentId = acting.get(sessionId);
    if (agentId && !grants.holds(sessionId, 'control', agentId)) acting.delete(sessionId);
    const line = lines.get(sessionId);
    if (line && !grants.holds(sessionId, 'control', line.agentId)) void write(sessionId);
  });

  function count(sessionId: SessionId, agentId: AgentId, kind: keyof ControlUse['counts']): void {
    if (lines.has(sessionId) && lines.get(sessionId)?.agentId !== agentId) void write(sessionId);
    lines.set(sessionId, { agentId, use: countUse(lines.get(sessionId)?.use, kind, clock.now()) });
  }

  /** The line is taken first: what is done meanwhile begins the next one. */
  async function write(sessionId: SessionId): Promise<void> {
    const line = lines.get(sessionId);
    if (!line) return;
    lines.delete(sessionId);
    try {
      await noteControl(app, line.agentId, sessionId, line.use);
    } catch (error) {
      app.log.error({ err: error, sessionId }, 'what an agent did on a page was not noted');
    }
  }

  const stop = await bus.subscribe(REFUSED_TOPIC, (message) => {
    const { sessionId, agentId } = message as Refused;
    if (acting.get(sessionId) === agentId) count(sessionId, agentId, 'refused');
  });
  return {
    // Who does not look at the page cannot know what he clicks.
    act(page, { sessionId, tab, epoch, action }) {
      const { agentId } = page;
      if (!pages.isWatching(sessionId, page) || !grants.holds(sessionId, 'view', agentId)) return;
      if (!grants.holds(sessionId, 'control', agentId)) return;
      push.visitor(sessionId, 'page:act', { tab, epoch, action });
      acting.set(sessionId, agentId);
      count(sessionId, agentId, action.do);
    },
    refused(sessionId, body) {
      const agentId = grants.holderOf(sessionId, 'control');
      if (!agentId) return;
      push.agent(agentId, 'page:act-refused', { sessionId, ...body });
      bus.publish(REFUSED_TOPIC, { sessionId, agentId } satisfies Refused);
    },
    tick: async () => {
      const now = clock.now();
      const over = [...lines].filter(([, { use }]) => isLineOver(use, now));
      await Promise.all(over.map(([sessionId]) => write(sessionId)));
    },
    close: async () => {
      stop();
      await Promise.all([...lines.keys()].map(write));
    },
  };
}
