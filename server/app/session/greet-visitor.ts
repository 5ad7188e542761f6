/** A browser says hello: who it is by its token, whether its visit goes on, and what it should know. Rows are made here and not before. */
import type { ConsentState } from '../../../shared/protocol/consent.ts';
import type { VisitorConversation } from '../../../shared/protocol/chat.ts';
import { refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { Showing } from '../../../shared/protocol/showing.ts';
import type { Availability, Locale } from '../../../shared/protocol/site.ts';
import type { Session } from '../../domain/session.ts';
import type { Site } from '../../domain/site.ts';
import { chooseLanguage, goesOn, isRemembered, LAST_SEEN_STEP_MS, VISIT_MAX_MS } from '../../domain/visit.ts';
import type { Visitor } from '../../domain/visitor.ts';
import { attachSession } from '../conversation/attach-session.ts';
import { attempt } from '../attempt.ts';
import type { App, VisitorActor } from '../context.ts';
import { readConsent } from '../consent/publish-consent.ts';
import { readShowing } from '../showing/publish-showing.ts';
import { readAvailability } from '../desk/read-availability.ts';
import { visitorConversation } from '../conversation/read-conversations.ts';
import type { Change } from '../store.ts';
import { tokenHash } from '../administration/token-hash.ts';

export type Greeted = {
  readonly actor: VisitorActor;
  readonly locale: Locale;
  readonly token: string;
  readonly visitor: Visitor;
  readonly session: Session;
  readonly availability: Availability;
  readonly conversation: VisitorConversation | null;
  readonly consent: ConsentState;
  readonly showing: Showing | null;
};
export type Greeting = {
  readonly site: Site;
  readonly origin: string;
  readonly token: string | undefined;
  readonly locale: string;
  /** Asked before a browser gets rows of its own; how long it must wait, in ms. */
  readonly waitForNewVisitor: () => number;
};

export async function greetVisitor(app: App, greeting: Greeting): Promise<Result<Greeted>> {
  const known = await knownVisitor(app, greeting);
  if (!known) {
    const retryAfterMs = greeting.waitForNewVisitor();
    if (retryAfterMs > 0) return refuse('rate_limited', { retryAfterMs });
  }
  const token = known ? (greeting.token ?? '') : app.chance.secret();
  const settled = await attempt(app.store, async () => {
    const now = app.clock.now();
    const visitor = known
      ? ((await app.store.get('visitor', known.id)) ?? known)
      : newVisitor(app, greeting, tokenHash(token));
    const { session, changes } = await settle(app, visitor, known !== undefined);
    return {
      changes,
      answer: () => ({ session, visitor: { ...visitor, visits: visitsAfter(visitor, changes), lastSeenAt: now } }),
    };
  });
  if (!settled.ok) return settled;
  const { session, visitor } = settled.data;
  const { look, id: siteId } = greeting.site;
  const locale = chooseLanguage<Locale>(greeting.locale, look.languages, 'en');
  const actor: VisitorActor = { kind: 'visitor', visitorId: visitor.id, sessionId: session.id, siteId, locale };
  // A conversation of an earlier visit goes on in this one, also when a crash came between the two.
  const open = known && (await app.store.openConversation(visitor.id));
  if (open && open.conversation.sessionId !== session.id) await attachSession(app, actor);
  const [availability, conversation, consent, showing] = await Promise.all([
    readAvailability(app, greeting.site),
    open ? visitorConversation(app, visitor.id) : null,
    readConsent(app, session),
    readShowing(app, session),
  ]);
  return { ok: true, data: { actor, locale, token, visitor, session, availability, conversation, consent, showing } };
}

/** A token is good for the site and the origin it was given to, and for a time; else it names nobody. */
async function knownVisitor(app: App, { site, origin, token }: Greeting): Promise<Visitor | undefined> {
  const visitor = token === undefined ? undefined : await app.store.visitorByTokenHash(tokenHash(token));
  const isGood = visitor?.siteId === site.id && visitor.origin === origin && isRemembered(visitor, app.clock.now());
  return isGood ? visitor : undefined;
}

function newVisitor(app: App, { site, origin }: Greeting, hash: string): Visitor {
  const now = app.clock.now();
  return {
    id: app.chance.id(),
    version: 0,
    siteId: site.id,
    tokenHash: hash,
    origin,
    contactId: null,
    firstSeenAt: now,
    lastSeenAt: now,
    visits: 0,
    declined: [],
  };
}

/** The session that goes on, or a new one; two tabs that race for a new one collide on the visitor's version. */
async function settle(
  app: App,
  visitor: Visitor,
  isKnown: boolean,
): Promise<{ readonly session: Session; readonly changes: readonly Change[] }> {
  const now = app.clock.now();
  const latest = isKnown ? await app.store.latestSession(visitor.id, now - VISIT_MAX_MS) : undefined;
  if (latest && (await stillGoesOn(app, visitor, latest))) {
    const session: Session = latest.lostAt === null ? latest : { ...latest, lostAt: null };
    const changes: Change[] = session === latest ? [] : [{ put: 'session', record: session }];
    if (now - visitor.lastSeenAt >= LAST_SEEN_STEP_MS) {
      changes.push({ put: 'visitor', record: { ...visitor, lastSeenAt: now } });
    }
    return { session, changes };
  }
  const session: Session = {
    id: app.chance.id(),
    version: 0,
    siteId: visitor.siteId,
    visitorId: visitor.id,
    startedAt: now,
    lostAt: null,
    caseId: null,
    ask: null,
    grants: [],
    callId: null,
    code: null,
  };
  const record: Visitor = { ...visitor, lastSeenAt: now, visits: visitor.visits + 1 };
  return {
    session,
    changes: [
      { put: 'visitor', record },
      { put: 'session', record: session },
    ],
  };
}

async function stillGoesOn(app: App, visitor: Visitor, session: Session): Promise<boolean> {
  const isOnline = app.live.isOnline(session.id);
  const open = isOnline ? undefined : await app.store.openConversation(visitor.id);
  return goesOn(
    {
      lastSeenAt: Math.max(visitor.lastSeenAt, session.startedAt),
      isOnline,
      hasOpenConversation: open?.conversation.sessionId === session.id,
    },
    app.clock.now(),
  );
}

const visitsAfter = (visitor: Visitor, changes: readonly Change[]): number =>
  changes.some((change) => 'put' in change && change.put === 'session' && change.record.version === 0)
    ? visitor.visits + 1
    : visitor.visits;
