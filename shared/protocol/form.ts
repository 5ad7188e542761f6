/**
 * Filling in one form together under the grant `form`: the agent suggests what goes into a field, the visitor takes it or not, or lets
 * it go in at once (the grant `fill`), and may undo it; each sees which field the other is in. Where the visitor is comes with the page itself; how far the form is, as a note of the page.
 */
import { node, picture } from './control.ts';
import { agentId, sessionId, suggestionId } from './ids.ts';
import { AGENT_COLORS, MAX_TYPED_CHARS } from './limits.ts';
import * as s from './schema.ts';

/** By kind of field: text of one that is written into, choices of a list, a box or a dot set or not. */
const value = s.variant('kind', [
  s.up({ kind: s.literal('text'), text: s.looseText(MAX_TYPED_CHARS) }),
  s.up({ kind: s.literal('choice'), indexes: s.list(s.count(10_000), 500) }),
  s.up({ kind: s.literal('checked'), on: s.boolean() }),
]);
export type SuggestedValue = s.Infer<typeof value>;

/** A newer suggestion for the same field takes the place of the older. */
export const formSuggest = s.up({ sessionId, suggestionId, ...picture, node, value });
export const formSuggested = s.down({
  suggestionId,
  ...picture,
  node,
  value: s.variant('kind', [
    s.down({ kind: s.literal('text'), text: s.looseText(MAX_TYPED_CHARS) }),
    s.down({ kind: s.literal('choice'), indexes: s.list(s.count(10_000), 500) }),
    s.down({ kind: s.literal('checked'), on: s.boolean() }),
  ]),
  agentName: s.text(120),
  color: s.count(AGENT_COLORS - 1),
  /** The visitor lets this agent's values go in at once; the page asks its own grants too. */
  directly: s.boolean(),
});
export type FormSuggested = s.Infer<typeof formSuggested>;

export const SUGGESTION_OUTCOMES = [
  'shown', // it stands beside the field, the visitor has not said anything
  'accepted',
  'entered', // it went in at once
  'undone', // it was taken or went in, and the visitor has put back what was there before
  'declined',
  'replaced', // by a newer one, or the visitor wrote something else
  'gone', // the field or the page is not there any more
  'hidden', // the field is masked or blocked
  'unsuited', // this field takes no such value
] as const;
export type SuggestionOutcome = (typeof SUGGESTION_OUTCOMES)[number];
const outcome = { suggestionId, outcome: s.picklist(SUGGESTION_OUTCOMES) };
export const suggestionAnswered = s.up(outcome);
export const suggestionOutcome = s.down({ sessionId, ...outcome });
/** The visitor's own click at a suggestion: what this agent suggests goes in at once, until that is stopped (`grantStop`) or `form` ends. */
export const fillLet = s.up({ agentId, textVersion: s.count(1_000), locale: s.text(12) });
/** The agent takes a suggestion back. */
export const formTakeBack = s.up({ sessionId, suggestionId });
export const formTakenBack = s.down({ suggestionId });

/** The field an agent is in; node 0 is none. */
export const formAt = s.up({ sessionId, ...picture, node });
export const agentInField = s.down({ ...picture, node, agentName: s.text(120), color: s.count(AGENT_COLORS - 1) });
