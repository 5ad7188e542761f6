/** Where each kind of record is kept, and what it is looked up by. */
import type { Kind, Records } from '../app/store.ts';
import type { Conversation } from '../domain/conversation.ts';
import { wishEndsAt, type Session } from '../domain/session.ts';
import { foldEmail } from './fold-email.ts';
import type { LookUps, Tables } from './tables.ts';

export const TABLE_OF = {
  site: 'sites',
  agent: 'agents',
  signIn: 'sign_ins',
  visitor: 'visitors',
  session: 'sessions',
  conversation: 'conversations',
  desk: 'desks',
  invitation: 'invitations',
  case: 'cases',
  contact: 'contacts',
  call: 'calls',
  shopping: 'shoppings',
  order: 'orders',
  file: 'files',
} as const satisfies Record<Kind, keyof Tables>;

export const KINDS = Object.keys(TABLE_OF) as Kind[];

export const LOOK_UPS: { readonly [K in Kind]: (record: Records[K]) => LookUps[K] } = {
  site: (site) => ({ site_key: site.key }),
  agent: (agent) => ({ email_key: foldEmail(agent.email), removed: agent.removedAt === null ? 0 : 1 }),
  signIn: (signIn) => ({ agent_id: signIn.agentId }),
  visitor: (visitor) => ({ token_hash: visitor.tokenHash }),
  session: (session) => ({
    visitor_id: session.visitorId,
    started_at: session.startedAt,
    code: session.code?.value ?? null,
    code_expires_at: session.code?.expiresAt ?? null,
    due_at: dueAt(session),
    lost_at: session.lostAt,
  }),
  conversation: (conversation) => ({
    visitor_id: conversation.visitorId,
    case_id: conversation.caseId,
    agent_id: conversation.now.state === 'assigned' ? conversation.now.agentId : null,
    state: conversation.now.state,
    opened_at: conversation.openedAt,
    accompanied: isAccompanied(conversation) ? 1 : null,
  }),
  desk: () => ({}),
  invitation: (invitation) => ({
    session_id: invitation.sessionId,
    state: invitation.state,
    shown_at: invitation.shownAt,
    expires_at: invitation.expiresAt,
  }),
  case: (record) => ({
    agent_id: record.agentId,
    state: record.state,
    merged_into: record.mergedInto,
    opened_at: record.openedAt,
  }),
  contact: (contact) => ({
    phone_key: contact.phoneKey,
    verified_email_key: contact.emailVerified && contact.email !== null ? foldEmail(contact.email) : null,
    created_at: contact.createdAt,
  }),
  shopping: () => ({}),
  order: (order) => ({ session_id: order.sessionId, placed_at: order.at }),
  file: (file) => ({ session_id: file.sessionId, added_at: file.addedAt, expires_at: file.expiresAt }),
  call: (call) => ({ node_id: call.now.state === 'live' ? call.now.nodeId : null }),
};

const isAccompanied = ({ now, companions = [], askedIn = [] }: Conversation): boolean =>
  now.state === 'assigned' && companions.length + askedIn.length > 0;

/** When the first thing of a session runs out that somebody has to end. */
function dueAt(session: Session): number | null {
  const times = session.grants.map((grant) => grant.expiresAt);
  if (session.ask) times.push(session.ask.expiresAt);
  if (session.callWish) times.push(wishEndsAt(session.callWish));
  if (session.showing) times.push(session.showing.openedAt);
  return times.length === 0 ? null : Math.min(...times);
}
