/** The agents' desk: who I am, who is there, what waits, who is on the site now. */
import { callSettings } from './call.ts';
import { caseView } from './case.ts';
import { askedIn, deskConversation } from './chat.ts';
import { consentState } from './consent.ts';
import { agentId, conversationId, ruleId, sessionId, siteId, skillId, visitorId } from './ids.ts';
import { MAX_NAME_CHARS, MAX_TITLE_CHARS, MAX_URL_CHARS } from './limits.ts';
import { privacy, privacySave } from './page-rules.ts';
import { radarStatus } from './radar.ts';
import * as s from './schema.ts';
import { showing } from './showing.ts';
import { hours, locale, siteLook } from './site.ts';

export const ROLES = ['agent', 'supervisor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];
export const PRESENCE = ['available', 'away'] as const;
export type PresenceStatus = (typeof PRESENCE)[number];

export const me = s.down({
  agentId,
  name: s.text(MAX_NAME_CHARS),
  email: s.looseText(254),
  role: s.picklist(ROLES),
  title: s.looseText(120),
  hue: s.count(359),
  skills: s.list(skillId, 50),
  /** Chats at once. */
  capacity: s.count(20),
});
export type Me = s.Infer<typeof me>;

/** A colleague as everybody at the desk sees them. */
export const colleague = s.down({
  agentId,
  name: s.text(MAX_NAME_CHARS),
  title: s.looseText(120),
  hue: s.count(359),
  skills: s.list(skillId, 50),
  status: s.picklist(['available', 'away', 'offline']),
  seats: s.count(20),
  seatsTaken: s.count(100),
});
export type Colleague = s.Infer<typeof colleague>;

/** A visitor who is on a site now. */
export const liveVisitor = s.down({
  sessionId,
  visitorId,
  siteId,
  visitorName: s.text(MAX_NAME_CHARS),
  url: s.looseText(MAX_URL_CHARS),
  title: s.looseText(MAX_TITLE_CHARS),
  referrer: s.looseText(MAX_URL_CHARS),
  locale: s.looseText(20),
  device: s.picklist(['desktop', 'phone', 'tablet']),
  visits: s.count(),
  since: s.ms,
  pageSince: s.ms,
  tabs: s.count(255),
  conversationId: s.nullable(conversationId),
  radar: s.list(radarStatus, 20),
});
export type LiveVisitor = s.Infer<typeof liveVisitor>;

export const deskSite = s.down({ siteId, key: s.text(40), look: siteLook });
export const deskState = s.down({
  me,
  status: s.picklist(PRESENCE),
  serverTime: s.ms,
  sites: s.list(deskSite, 100),
  colleagues: s.list(colleague, 1_000),
  /** Waiting and mine. */
  conversations: s.list(deskConversation, 500),
  /** Cases that wait for somebody, and mine that are open. */
  cases: s.list(caseView, 500),
  /** Why there is no video, if so. */
  media: s.variant('state', [
    s.down({ state: s.literal('ready') }),
    s.down({ state: s.literal('missing'), reason: s.text(500) }),
  ]),
  /** Where my sessions stand with consent, by session. */
  consents: s.list(s.down({ sessionId, consent: consentState }), 100),
  /** What is shown in my sessions, by session. */
  showings: s.list(s.down({ sessionId, showing: s.nullable(showing) }), 100),
  /** Conversations colleagues have asked me into. */
  askedInto: s.list(askedIn, 50),
});
export type DeskState = s.Infer<typeof deskState>;

export const deskHello = s.up({});
export const setPresence = s.up({ status: s.picklist(PRESENCE) });
export const watchVisitors = s.up({ watch: s.boolean() });
/** Changes of the list of live visitors, at most a few times a second. */
export const visitorsChanged = s.down({
  /** True: forget what you had. */
  whole: s.boolean(),
  seen: s.list(liveVisitor, 2_000),
  gone: s.list(sessionId, 2_000),
});
export const inviteByHand = s.up({ sessionId, text: s.text(300) });

/** Administration */
export const agentRow = s.down({
  agentId,
  email: s.looseText(254),
  name: s.text(MAX_NAME_CHARS),
  title: s.looseText(120),
  role: s.picklist(ROLES),
  skills: s.list(skillId, 50),
  capacity: s.count(20),
  removed: s.boolean(),
});
export type AgentRow = s.Infer<typeof agentRow>;
export const agentSave = s.up({
  /** Absent for a new agent. */
  agentId: s.optional(agentId),
  email: s.email,
  name: s.text(MAX_NAME_CHARS),
  title: s.looseText(120),
  role: s.picklist(ROLES),
  skills: s.list(skillId, 50),
  capacity: s.count(20),
  /** Sets a new password; needed for a new agent. 12 characters at least. */
  password: s.optional(s.pattern(/^.{12,200}$/s, 200)),
});
export const agentRemove = s.up({ agentId, removed: s.boolean() });
export const siteRow = s.down({
  siteId,
  key: s.text(40),
  look: siteLook,
  allowedOrigins: s.list(s.text(200), 50),
  /** Foreign origins whose pages agents may offer; absent from a server that knows none. */
  pushOrigins: s.optional(s.list(s.text(200), 50)),
  privacy,
  calls: callSettings,
  /** Address of a feed of products (JSON-LD); empty is none. */
  catalogueUrl: s.looseText(2_048),
  hours,
  rules: s.list(
    s.down({
      ruleId,
      name: s.text(120),
      on: s.boolean(),
      skill: skillId,
      condition: s.untrusted(20_000),
      text: s.record(locale, s.text(300)),
    }),
    50,
  ),
});
export type SiteRow = s.Infer<typeof siteRow>;
export const siteSave = s.up({
  /** Absent for a new site. */
  siteId: s.optional(siteId),
  look: siteLook,
  /** Exact origins (`https://shop.example`) or one wildcard label (`https://*.shop.example`). */
  allowedOrigins: s.list(s.text(200), 50),
  /** As `allowedOrigins`; absent: as it was. */
  pushOrigins: s.optional(s.list(s.text(200), 50)),
  /** Absent: as it was. */
  privacy: s.optional(privacySave),
  calls: s.optional(s.up(callSettings.entries)),
  catalogueUrl: s.optional(s.looseText(2_048)),
  hours,
});
