/**
 * Passes an agent's suggestions for a form on to the visitor's page and what came of each back to the agent who made it; only
 * under that agent's own live grants and while he watches. Whose a suggestion is, the node of that agent remembers, as long as the
 * grant lives; the visitor may be on another. What a suggestion says, nobody here knows.
 */
import type { Capability } from '../../../shared/protocol/consent.ts';
import type { formAt, formSuggest, SuggestionOutcome } from '../../../shared/protocol/form.ts';
import type { AgentId, SessionId, SuggestionId } from '../../../shared/protocol/ids.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import type { App } from '../../app/context.ts';
import type { HeldGrant } from '../../domain/session.ts';
import { canFollow, isCounted, isFinal, isIn } from '../../domain/suggestion-use.ts';
import type { GrantsNow } from './grants-now.ts';
import type { PageWatch, PageWatcher } from './page-watch.ts';
import { createSuggestionLines } from './suggestion-lines.ts';

const FORM_TOPIC = 'form';
/** Open suggestions of one session; the oldest are forgotten, their answers then reach nobody. */
const MAX_OPEN = 200;

type OfSuggestion = { readonly sessionId: SessionId; readonly suggestionId: SuggestionId };
type Told = OfSuggestion &
  (
    | { readonly about: 'answer'; readonly outcome: SuggestionOutcome }
    | { readonly about: 'take-back'; readonly agentId: AgentId }
  );
/** Whose it is, and what was told of it last. */
type Made = { readonly agentId: AgentId; readonly last: SuggestionOutcome | null };
type At = { readonly tab: number; readonly epoch: number };

export type FormRelay = {
  suggest(page: PageWatcher, body: Infer<typeof formSuggest>): void;
  takeBack(agentId: AgentId, of: OfSuggestion): void;
  /** The field this agent is in. */
  at(page: PageWatcher, body: Infer<typeof formAt>): void;
  answered(of: OfSuggestion, outcome: SuggestionOutcome): void;
  /** The agent looks away, from one session or from all. */
  left(page: PageWatcher, sessionId?: SessionId): void;
  /** Writes the lines that are over; every few seconds. */
  tick(): Promise<void>;
  /** Writes what is open. */
  close(): Promise<void>;
};

export async function createFormRelay(app: App, grants: GrantsNow, pages: PageWatch): Promise<FormRelay> {
  const { bus, push } = app;
  const makers = new Map<SessionId, Map<SuggestionId, Made>>();
  const places = new Map<PageWatcher, Map<SessionId, At>>();
  const lines = createSuggestionLines(app);
  const NEEDED: readonly Capability[] = ['view', 'form'];
  const may = (sessionId: SessionId, agentId: AgentId) =>
    NEEDED.every((capability) => grants.holds(sessionId, capability, agentId));

  grants.onChanged((sessionId) => {
    const open = makers.get(sessionId);
    for (const [suggestionId, { agentId }] of open ?? []) if (!may(sessionId, agentId)) open?.delete(suggestionId);
    if (open?.size === 0) makers.delete(sessionId);
    for (const agentId of lines.agentsOf(sessionId)) if (!may(sessionId, agentId)) void lines.write(sessionId, agentId);
  });

  function grantFor(page: PageWatcher, sessionId: SessionId): HeldGrant | undefined {
    if (!pages.isWatching(sessionId, page) || !may(sessionId, page.agentId)) return undefined;
    return grants.grantOf(sessionId, 'form', page.agentId);
  }

  /** False when it is somebody else's already. */
  function remember(sessionId: SessionId, suggestionId: SuggestionId, agentId: AgentId): boolean {
    const open = makers.get(sessionId) ?? new Map<SuggestionId, Made>();
    if ((open.get(suggestionId)?.agentId ?? agentId) !== agentId) return false;
    makers.set(sessionId, open.set(suggestionId, { agentId, last: null }));
    for (const oldest of open.keys()) if (open.size > MAX_OPEN) open.delete(oldest);
    return true;
  }

  const stop = await bus.subscribe(FORM_TOPIC, (message) => {
    const told = message as Told;
    const { sessionId, suggestionId } = told;
    const made = makers.get(sessionId)?.get(suggestionId);
    if (!made) return;
    const { agentId, last } = made;
    if (told.about === 'take-back') {
      // What stands in the field is the visitor's to put back.
      if (told.agentId !== agentId || isIn(last)) return;
      push.visitor(sessionId, 'form:taken-back', { suggestionId });
    } else {
      const { outcome } = told;
      if (!canFollow(last, outcome)) return;
      push.agent(agentId, 'form:suggestion', { sessionId, suggestionId, outcome });
      if (isCounted(outcome)) lines.count(sessionId, agentId, outcome);
      if (!isFinal(outcome)) return void makers.get(sessionId)?.set(suggestionId, { agentId, last: outcome });
    }
    makers.get(sessionId)?.delete(suggestionId);
  });
  const tell = (told: Told) => bus.publish(FORM_TOPIC, told);

  return {
    suggest(page, { sessionId, ...suggestion }) {
      const grant = grantFor(page, sessionId);
      if (!grant || !remember(sessionId, suggestion.suggestionId, page.agentId)) return;
      const { agentName, color } = grant;
      const directly = grants.holds(sessionId, 'fill', page.agentId);
      push.visitor(sessionId, 'form:suggested', { ...suggestion, agentName, color, directly });
      lines.count(sessionId, page.agentId, 'suggested');
    },
    takeBack: (agentId, { sessionId, suggestionId }) => tell({ about: 'take-back', sessionId, suggestionId, agentId }),
    at(page, { sessionId, tab, epoch, node }) {
      const grant = grantFor(page, sessionId);
      if (!grant) return;
      const { agentName, color } = grant;
      push.visitor(sessionId, 'form:agent-at', { tab, epoch, node, agentName, color });
      const ofPage = places.get(page) ?? new Map<SessionId, At>();
      if (node > 0) places.set(page, ofPage.set(sessionId, { tab, epoch }));
      else ofPage.delete(sessionId);
    },
    answered: ({ sessionId, suggestionId }, outcome) => tell({ about: 'answer', sessionId, suggestionId, outcome }),
    left(page, only) {
      for (const [sessionId, at] of places.get(page) ?? []) {
        if (only && only !== sessionId) continue;
        places.get(page)?.delete(sessionId);
        // Without a grant the page has taken it away by itself.
        const grant = grants.grantOf(sessionId, 'form', page.agentId);
        if (!grant) continue;
        const { agentName, color } = grant;
        push.visitor(sessionId, 'form:agent-at', { ...at, node: 0, agentName, color });
      }
      if (!only) places.delete(page);
    },
    tick: lines.tick,
    close: async () => {
      stop();
      await lines.close();
    },
  };
}
