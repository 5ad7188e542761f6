/** What the parts of the widget get of one another: the state, the ways to change it, the place to draw in. Shape only. */
import type { Capability } from '../shared/protocol/consent.ts';
import type { ErrorCode } from '../shared/protocol/errors.ts';
import type { AgentId, SkillId } from '../shared/protocol/ids.ts';
import type { Chat } from './chat/chat.ts';
import type { Fence } from './fence.ts';
import type { Connection } from './link/connection.ts';
import type { SelectionRoom } from './shopping/selection-room.ts';
import type { State, View } from './state/widget-state.ts';

export type App = {
  readonly state: State;
  readonly connection: Connection;
  readonly chat: Chat;
  readonly fence: Fence;
  readonly shadow: ShadowRoot;
  readonly consents: Consents;
  readonly selection: SelectionRoom;
  /** Where a click on the launcher leads when nothing is said. */
  open(view?: View, skill?: SkillId | null): void;
  close(): void;
  answerInvitation(answer: 'accept' | 'decline'): void;
};

export type CallSending = readonly ('audio' | 'video')[];
export type Consents = {
  /** False when the answer did not reach the server in time. */
  answer(answer: 'yes' | 'no', send?: CallSending): Promise<boolean>;
  /** Ends a grant here at once; the server is told as soon as it can be reached. */
  stop(capability: Capability): void;
  /** Adds what is sent in a running call, by the visitor's own click; false when it was not taken. */
  give(capability: 'audio' | 'video' | 'screen'): Promise<boolean>;
  /** What this agent suggests for a form goes in at once, by the visitor's own click. */
  letFill(agentId: AgentId): Promise<void>;
  /** The visitor would like to talk; an error code says why not. */
  wish(send: CallSending): Promise<ErrorCode | null>;
  unwish(): void;
  /** Puts a grant to rest here at once, or takes it up again with the server's word. */
  pause(capability: Capability, paused: boolean): void;
  /** The call this tab answered for; over reloads. */
  ownCall(): string | null;
  leaveCall(callId: string): void;
};

/** A part that is fetched when it is needed and thrown away when not. */
export type Feature = { stop(): void };
