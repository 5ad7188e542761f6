/** Counts what became of suggestions, by session and agent, and writes each count as one line of the time line when it is over. */
import type { AgentId, SessionId } from '../../../shared/protocol/ids.ts';
import type { App } from '../../app/context.ts';
import { noteSuggestions } from '../../app/form/note-suggestions.ts';
import {
  countSuggestion,
  isSuggestionLineOver,
  type Counted,
  type SuggestionUse,
} from '../../domain/suggestion-use.ts';

export type SuggestionLines = {
  count(sessionId: SessionId, agentId: AgentId, what: Counted): void;
  /** Who has an open line of this session. */
  agentsOf(sessionId: SessionId): readonly AgentId[];
  write(sessionId: SessionId, agentId: AgentId): Promise<void>;
  tick(): Promise<void>;
  close(): Promise<void>;
};

export function createSuggestionLines(app: App): SuggestionLines {
  const lines = new Map<SessionId, Map<AgentId, SuggestionUse>>();
  const { clock } = app;

  /** The line is taken first: what is suggested meanwhile begins the next one. */
  async function write(sessionId: SessionId, agentId: AgentId): Promise<void> {
    const ofSession = lines.get(sessionId);
    const use = ofSession?.get(agentId);
    if (!use) return;
    ofSession?.delete(agentId);
    if (ofSession?.size === 0) lines.delete(sessionId);
    try {
      await noteSuggestions(app, agentId, sessionId, use);
    } catch (error) {
      app.log.error({ err: error, sessionId }, 'what became of suggestions was not noted');
    }
  }
  const open = () =>
    [...lines].flatMap(([sessionId, ofSession]) =>
      [...ofSession].map(([agentId, use]) => ({ sessionId, agentId, use })),
    );

  return {
    count(sessionId, agentId, what) {
      const ofSession = lines.get(sessionId) ?? new Map<AgentId, SuggestionUse>();
      lines.set(sessionId, ofSession.set(agentId, countSuggestion(ofSession.get(agentId), what, clock.now())));
    },
    agentsOf: (sessionId) => [...(lines.get(sessionId)?.keys() ?? [])],
    write,
    tick: async () => {
      const now = clock.now();
      const over = open().filter(({ use }) => isSuggestionLineOver(use, now));
      await Promise.all(over.map(({ sessionId, agentId }) => write(sessionId, agentId)));
    },
    close: async () => {
      await Promise.all(open().map(({ sessionId, agentId }) => write(sessionId, agentId)));
    },
  };
}
