/** What a socket brings when it connects and what it is told first. */
import { visitorConversation } from './chat.ts';
import { consentState } from './consent.ts';
import { sessionId, tabId, visitorId } from './ids.ts';
import { MAX_TITLE_CHARS, MAX_URL_CHARS } from './limits.ts';
import { privacy } from './page-rules.ts';
import { browserRule, facts } from './radar.ts';
import * as s from './schema.ts';
import { selection } from './shopping.ts';
import { showing } from './showing.ts';
import { availability, locale, siteLook } from './site.ts';
import { tabNumber } from './tabs.ts';

const protocol = s.count(10_000);
/** `auth` of a visitor's socket. No token yet: the server makes a visitor and answers with one. */
export const visitorHandshake = s.up({
  protocol,
  site: s.text(40),
  token: s.optional(s.pattern(/^[A-Za-z0-9_-]{20,80}$/, 80)),
});
/** `auth` of an agent's socket; the sign-in itself is the cookie. */
export const agentHandshake = s.up({ protocol });

export const pageInfo = s.up({
  url: s.text(MAX_URL_CHARS),
  title: s.looseText(MAX_TITLE_CHARS),
  referrer: s.looseText(MAX_URL_CHARS),
});
export type PageInfo = s.Infer<typeof pageInfo>;

/** First request of every connection of a visitor; names the tab and its page. */
export const visitorHello = s.up({ tabId, page: pageInfo, locale: s.text(20), facts });
export const visitorWelcome = s.down({
  visitorId,
  sessionId,
  /** Kept by the widget in the page's own storage, sent in the next handshake; changes when the server says so. */
  token: s.text(80),
  /** Number of this tab within the session, part of its page frames. */
  tab: s.count(255),
  serverTime: s.ms,
  locale,
  look: siteLook,
  rules: s.list(browserRule, 50),
  availability,
  /** Facts only the server knows of this visitor, e.g. visit count; the radar adds them to its own. */
  knownFacts: facts,
  conversation: s.nullable(visitorConversation),
  consent: consentState,
  /** Whether this visitor may begin a call: the site allows it and a server can carry it. */
  mayCall: s.boolean(),
  /** What the site says about this visitor's pages. */
  privacy,
  showing: s.nullable(showing),
  selection: s.nullable(selection),
  /** Tabs agents have chosen to see. */
  lookedAt: s.list(tabNumber, 10),
});
export type VisitorWelcome = s.Infer<typeof visitorWelcome>;
/** A new page without a new connection (single-page navigation). */
export const pageView = s.up({ page: pageInfo, facts });
