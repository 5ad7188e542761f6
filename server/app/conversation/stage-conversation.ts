/**
 * Turns what was decided about a conversation into everything one commit writes: the record, the seats, the case, the lines of
 * its time line and the notices in the thread. Reads nothing; the caller loaded the scene.
 */
import type { HistoryEntry } from '../../../shared/protocol/case.ts';
import type { Author } from '../../../shared/protocol/chat.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { AgentId, ConversationId, InvitationId } from '../../../shared/protocol/ids.ts';
import type { Agent } from '../../domain/agent.ts';
import type { Case } from '../../domain/case.ts';
import { historyLineOf, noticesOf, type Line, type NameOf } from '../../domain/conversation-story.ts';
import type { Conversation, ConversationEvent } from '../../domain/conversation.ts';
import { emptyDesk, freeConversationSeat, takeSeat, turnIntoConversation, type Desk } from '../../domain/desk.ts';
import { evolveFrom } from '../../domain/evolve-conversation.ts';
import { followConversation } from '../../domain/follow-conversation.ts';
import type { App } from '../context.ts';
import type { Change, NewMessage } from '../store.ts';

export type Scene = {
  readonly conversation: Conversation | undefined;
  /** The case the conversation belongs to after the events. */
  readonly concern: Case;
  /** The case as it is stored, where `concern` was changed already. */
  readonly caseBefore?: Case;
  readonly agents: ReadonlyMap<AgentId, Agent>;
  /** Desks of every agent the events name. */
  readonly desks: ReadonlyMap<AgentId, Desk>;
};
export type Manner = {
  /** Who did it; author of the lines. */
  readonly by: Author;
  /** Lines that come before those of the events. */
  readonly lines?: readonly Line[];
  /** What was said with it; stands before the notices. */
  readonly text?: Pick<NewMessage, 'clientMessageId' | 'body'>;
  /** The seat this invitation reserved is the one that is taken. */
  readonly invitationId?: InvitationId;
  readonly overCapacity?: boolean;
};
export type Staged = {
  readonly before: Conversation | undefined;
  readonly conversation: Conversation;
  readonly concern: Case;
  readonly caseBefore: Case | undefined;
  readonly caseChanged: boolean;
  readonly history: readonly HistoryEntry[];
  readonly seatsOf: readonly AgentId[];
  readonly changes: readonly Change[];
};

/** Refuses `busy` when an agent has no room. */
export function stageConversation(
  app: App,
  scene: Scene,
  events: readonly ConversationEvent[],
  manner: Manner,
): Result<Staged> {
  const at = app.clock.now();
  const desks = new Map<AgentId, Desk>();
  let conversation = scene.conversation;
  let concern = scene.concern;
  for (const event of events) {
    conversation = evolveFrom(conversation, event);
    concern = followConversation(concern, event);
    if (conversation && !seat(scene, desks, event, conversation.id, at, manner)) return refuse('busy');
  }
  if (!conversation) throw new Error('Events of a conversation that was never started.');

  const nameOf: NameOf = (agentId) => scene.agents.get(agentId)?.name ?? agentId;
  const lines = [...(manner.lines ?? []), ...events.flatMap((event) => historyLineOf(event, nameOf) ?? [])];
  const { id: conversationId, version } = conversation;
  const history = lines.map((line) => historyEntry(app, line, manner.by, conversationId));
  const messages: readonly NewMessage[] = [
    ...(manner.text ? [{ conversationId, author: manner.by, at, ...manner.text }] : []),
    ...events
      .flatMap((event) => noticesOf(event, nameOf))
      .map((body) => ({
        conversationId,
        clientMessageId: app.chance.id<NewMessage['clientMessageId']>(),
        author: { kind: 'system' } as const,
        body,
        at,
      })),
  ];
  const changedDesks = [...desks.values()].filter((desk) => desk !== deskIn(scene, desk.id));
  const caseBefore = scene.caseBefore ?? (scene.concern.version === 0 ? undefined : scene.concern);
  const caseChanged = concern !== caseBefore;
  return ok({
    before: scene.conversation,
    conversation,
    concern,
    caseBefore,
    caseChanged,
    history,
    seatsOf: changedDesks.map((desk) => desk.id),
    changes: [
      ...(events.length > 0 ? [{ put: 'conversation', record: conversation } as const] : []),
      ...messages.map((message) => ({ message, conversationVersion: version })),
      ...changedDesks.map((record) => ({ put: 'desk', record }) as const),
      ...(caseChanged ? [{ put: 'case', record: concern } as const] : []),
      ...history.map((entry) => ({ history: entry, caseId: concern.id, sessionId: null })),
    ],
  });
}

export const historyEntry = (
  app: App,
  line: Line,
  author: Author,
  conversationId: ConversationId | null,
): HistoryEntry => ({ entryId: app.chance.id(), at: app.clock.now(), author, conversationId, ...line });

const deskIn = (scene: Scene, agentId: AgentId): Desk => scene.desks.get(agentId) ?? emptyDesk(agentId);

/** False when there is no room. */
function seat(
  scene: Scene,
  desks: Map<AgentId, Desk>,
  event: ConversationEvent,
  conversationId: ConversationId,
  at: number,
  manner: Manner,
): boolean {
  const current = (agentId: AgentId) => desks.get(agentId) ?? deskIn(scene, agentId);
  const former =
    event.type === 'assigned' || event.type === 'returned'
      ? event.from
      : event.type === 'closed'
        ? event.agentId
        : null;
  if (former) desks.set(former, freeConversationSeat(current(former), conversationId));
  if (event.type !== 'assigned') return true;
  const { agentId } = event;
  const desk = current(agentId);
  const seated = manner.invitationId
    ? turnIntoConversation(desk, manner.invitationId, conversationId, at)
    : takeSeat(
        desk,
        { kind: 'conversation', conversationId, since: at },
        scene.agents.get(agentId)?.capacity ?? 0,
        at,
        manner.overCapacity,
      );
  if (seated) desks.set(agentId, seated);
  return seated !== undefined;
}
