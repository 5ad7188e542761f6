/** The whole wire of namespace `/visitor` on one screen: what a visitor's browser may send, and what it is told. */
import { callNotice, callRate, callRequests, callWish, nothing } from './call.ts';
import { codeMade, leaveMessage, messageLeft, sessionLinked } from './case.ts';
import * as chat from './chat.ts';
import * as consent from './consent.ts';
import { actionForPage, actRefused } from './control.ts';
import * as form from './form.ts';
import { pageView, visitorHello, visitorWelcome } from './handshake.ts';
import { invitationId } from './ids.ts';
import { leadRefused, leadTo } from './lead.ts';
import { invitation, radarClaim, radarClaimed } from './radar.ts';
import * as s from './schema.ts';
import * as shopping from './shopping.ts';
import * as show from './showing.ts';
import { availability } from './site.ts';
import { tabFront, tabsLookedAt } from './tabs.ts';

const conversationNow = s.down({ conversation: s.nullable(chat.visitorConversation) });

/** Up: entries with `reply` are requests. Binary page frames travel beside this table as the event `page:frame`. */
export const visitorUp = {
  'visitor:hello': { body: visitorHello, reply: visitorWelcome },
  'page:view': { body: pageView },
  'radar:claim': { body: radarClaim, reply: radarClaimed },
  'invitation:answer': {
    body: s.up({ invitationId, answer: s.picklist(['accept', 'decline']) }),
    reply: conversationNow,
  },
  'chat:start': { body: chat.chatStart, reply: conversationNow },
  'chat:send': { body: chat.chatSend, reply: chat.chatSent },
  'chat:sync': { body: chat.chatSync, reply: chat.chatSynced },
  'chat:typing': { body: chat.chatTyping },
  'chat:seen': { body: chat.chatSeen },
  'page:opened': { body: chat.pageOpened, reply: nothing },
  'chat:close': { body: chat.onlyConversation, reply: nothing },
  'message:leave': { body: leaveMessage, reply: messageLeft },
  'consent:answer': { body: consent.consentAnswer, reply: consent.consentState },
  'grant:stop': { body: consent.grantStop, reply: consent.consentState },
  'grant:give': { body: consent.grantGive, reply: consent.consentState },
  'grant:pause': { body: consent.grantPause, reply: consent.consentState },
  /** What the agent wanted to do was not done. */
  'page:act-refused': { body: actRefused },
  'form:suggestion-answered': { body: form.suggestionAnswered },
  'fill:let': { body: form.fillLet, reply: consent.consentState },
  /** The page the agent led to was not gone to. */
  'lead:refused': { body: leadRefused },
  'tab:front': { body: tabFront },
  'showing:move': { body: show.visitorShowingMove },
  'showing:close': { body: show.visitorShowingClose, reply: nothing },
  'product:seen': { body: shopping.productSeen },
  'selection:set': { body: shopping.visitorSelectionSet, reply: shopping.selectionNow },
  'product:close': { body: shopping.productClose, reply: shopping.selectionNow },
  'selection:carted': { body: shopping.selectionCarted, reply: nothing },
  'order:placed': { body: shopping.orderPlaced, reply: nothing },
  'call:wish': { body: callWish, reply: consent.consentState },
  'call:unwish': { body: s.up({}), reply: consent.consentState },
  'call:rate': { body: callRate, reply: nothing },
  'code:make': { body: s.up({}), reply: codeMade },
  ...callRequests,
} as const;

/** Down: notifications only. Binary pointer frames travel beside this table as the event `page:pointer`. */
export const visitorDown = {
  'site:availability': { body: availability },
  'invitation:show': { body: s.down({ invitation }) },
  'invitation:withdraw': { body: s.down({ invitationId }) },
  'conversation:changed': { body: conversationNow },
  'chat:message': { body: s.down({ message: chat.message }) },
  'chat:typing': { body: chat.typing },
  'chat:cursors': { body: chat.cursorsChanged },
  'consent:changed': { body: consent.consentState },
  'session:linked': { body: sessionLinked },
  /** Somebody new watches or frames were lost: start a new epoch with a snapshot. */
  'page:snapshot-wanted': { body: s.down({}) },
  /** The agent uses the page; sent under a live grant only, and checked once more in the browser. */
  'page:act': { body: actionForPage },
  'form:suggested': { body: form.formSuggested },
  'form:taken-back': { body: form.formTakenBack },
  'form:agent-at': { body: form.agentInField },
  'lead:to': { body: leadTo },
  'tabs:looked-at': { body: tabsLookedAt },
  'showing:changed': { body: show.showingNow },
  'selection:changed': { body: shopping.selectionNow },
  'call:notice': { body: callNotice },
} as const;

export type VisitorUp = typeof visitorUp;
export type VisitorDown = typeof visitorDown;
