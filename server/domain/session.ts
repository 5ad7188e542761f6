/** One live connection between a visitor's browser (all its tabs) and us, with what the visitor has consented to. */
import type { Capability, Purpose } from '../../shared/protocol/consent.ts';
import type { AgentId, AskId, CallId, CaseId, SessionId, SiteId, VisitorId } from '../../shared/protocol/ids.ts';
import { CALL_WISH_MS } from '../../shared/protocol/limits.ts';
import type { Ms } from '../../shared/protocol/schema.ts';
import type { SessionShowing } from './showing.ts';

export type OpenAsk = {
  readonly askId: AskId;
  readonly purpose: Purpose;
  readonly agentId: AgentId;
  readonly expiresAt: Ms;
};
/** Evidence of a consent: who may do what since when, and which wording was on the screen. */
export type HeldGrant = {
  readonly capability: Capability;
  readonly agentId: AgentId;
  readonly agentName: string;
  readonly grantedAt: Ms;
  readonly expiresAt: Ms;
  readonly textVersion: number;
  readonly locale: string;
  /** Tells this agent's marks on the page from those of others. */
  readonly color: number;
  /** The visitor has put it to rest. */
  readonly paused: boolean;
};

export type CallWish = {
  readonly send: readonly ('audio' | 'video')[];
  readonly textVersion: number;
  readonly locale: string;
  readonly at: Ms;
};

/** The wish while it may be taken up. */
export const openWish = ({ callWish = null }: Pick<Session, 'callWish'>, now: Ms): CallWish | null =>
  callWish && wishEndsAt(callWish) > now ? callWish : null;

export const wishEndsAt = ({ at }: CallWish): Ms => at + CALL_WISH_MS;

export type Session = {
  readonly id: SessionId;
  readonly version: number;
  readonly siteId: SiteId;
  readonly visitorId: VisitorId;
  readonly startedAt: Ms;
  /** When the last connection was lost while grants were held; null while connected. */
  readonly lostAt: Ms | null;
  /** The case this live session belongs to now. */
  readonly caseId: CaseId | null;
  readonly ask: OpenAsk | null;
  readonly grants: readonly HeldGrant[];
  readonly callId: CallId | null;
  /** The visitor would like to talk, and what they would send. */
  readonly callWish?: CallWish | null;
  /** The spoken session code, made on demand; bound once. */
  readonly code: { readonly value: string; readonly expiresAt: Ms } | null;
  /** What an agent has put before the visitor; absent is nothing. */
  readonly showing?: SessionShowing | null;
};
