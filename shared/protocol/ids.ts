/** Branded ids: one string form on the wire, one type per thing so that they cannot be mixed up. */
import * as s from './schema.ts';

declare const brand: unique symbol;
export type Id<Name extends string> = string & { readonly [brand]: Name };

export type SiteId = Id<'site'>;
export type AgentId = Id<'agent'>;
export type VisitorId = Id<'visitor'>;
export type SessionId = Id<'session'>;
export type ConversationId = Id<'conversation'>;
export type InvitationId = Id<'invitation'>;
export type RuleId = Id<'rule'>;
export type CaseId = Id<'case'>;
export type ContactId = Id<'contact'>;
export type CallId = Id<'call'>;
export type PeerId = Id<'peer'>;
export type AskId = Id<'ask'>;
export type TabId = Id<'tab'>;
/** Made by the sender of a message; makes a retried send idempotent. */
export type ClientMessageId = Id<'client-message'>;
export type SuggestionId = Id<'suggestion'>;
export type ShowingId = Id<'showing'>;
export type FileId = Id<'file'>;
/** A skill's key, e.g. `sales`; chosen by the site owner. */
export type SkillId = Id<'skill'>;

const id = <T extends string>() => s.pattern(/^[A-Za-z0-9_-]{1,40}$/, 40) as unknown as s.SchemaOf<T>;

export const siteId = id<SiteId>();
export const agentId = id<AgentId>();
export const visitorId = id<VisitorId>();
export const sessionId = id<SessionId>();
export const conversationId = id<ConversationId>();
export const invitationId = id<InvitationId>();
export const ruleId = id<RuleId>();
export const caseId = id<CaseId>();
export const contactId = id<ContactId>();
export const callId = id<CallId>();
export const peerId = id<PeerId>();
export const askId = id<AskId>();
export const tabId = id<TabId>();
export const clientMessageId = id<ClientMessageId>();
export const suggestionId = id<SuggestionId>();
export const showingId = id<ShowingId>();
export const fileId = id<FileId>();
export const skillId = id<SkillId>();
/** Ids of the media engine (transport, producer, consumer): opaque to us. */
export const mediaId = s.pattern(/^[A-Za-z0-9-]{1,64}$/, 64);
