/** The whole wire of namespace `/agent` on one screen: what a signed-in agent's console may send, and what it is told. */
import { callAnswerWish, callNotice, callRequests, nothing } from './call.ts';
import * as c from './case.ts';
import * as chat from './chat.ts';
import * as consent from './consent.ts';
import { actionRefused, actOnPage } from './control.ts';
import * as desk from './desk.ts';
import * as form from './form.ts';
import { agentId, sessionId } from './ids.ts';
import { leadGo, leadingRefused } from './lead.ts';
import * as s from './schema.ts';
import * as shopping from './shopping.ts';
import * as show from './showing.ts';
import { tabLook, visitorTabs } from './tabs.ts';

const onlySession = s.up({ sessionId });

/** Up: entries with `reply` are requests. Binary pointer frames travel beside this table as the event `page:pointer`. */
export const agentUp = {
  'desk:hello': { body: desk.deskHello, reply: desk.deskState },
  'presence:set': { body: desk.setPresence, reply: nothing },
  'visitors:watch': { body: desk.watchVisitors, reply: nothing },
  'visitor:invite': { body: desk.inviteByHand, reply: nothing },
  'conversation:take': { body: chat.onlyConversation, reply: chat.deskConversation },
  'conversation:close': { body: chat.onlyConversation, reply: nothing },
  'conversation:transfer': {
    body: s.up({ conversationId: chat.message.entries.conversationId, agentId }),
    reply: nothing,
  },
  'colleague:ask-in': { body: chat.colleagueAsk, reply: nothing },
  'conversation:join': { body: chat.onlyConversation, reply: chat.deskConversation },
  /** Leaves a conversation one has joined, or declines to join it. */
  'conversation:leave': { body: chat.onlyConversation, reply: nothing },
  'chat:send': { body: chat.chatSend, reply: chat.chatSent },
  /** Offers the visitor a page of the site or of its list of pages that may be shown; becomes a message of the thread. */
  'page:offer': { body: chat.pageOffer, reply: chat.chatSent },
  'chat:sync': { body: chat.chatSync, reply: chat.chatSynced },
  'chat:typing': { body: chat.chatTyping },
  'chat:seen': { body: chat.chatSeen },
  'case:open-phone': { body: c.caseOpen, reply: c.caseOpened },
  'case:get': { body: c.onlyCase, reply: c.caseOpened },
  'case:take': { body: c.onlyCase, reply: c.caseView },
  'case:note': { body: c.caseNote, reply: c.historyEntry },
  'case:set-state': { body: c.caseSetState, reply: c.caseView },
  'contact:save': { body: c.contactSave, reply: c.contactView },
  'code:redeem': { body: c.codeRedeem, reply: c.caseView },
  'consent:ask': { body: s.up({ sessionId, purpose: s.picklist(consent.PURPOSES) }), reply: consent.consentState },
  /** The agent takes back an open question or gives a capability back. */
  'grant:end': { body: s.up({ sessionId, capability: consent.capability }), reply: consent.consentState },
  /** Receive this session's page frames from now on, beginning with its newest snapshot. */
  'call:answer-wish': { body: callAnswerWish, reply: consent.consentState },
  'page:watch': { body: onlySession, reply: nothing },
  'page:unwatch': { body: onlySession, reply: nothing },
  /** Frames were missed: ask the visitor's browser for a fresh snapshot. */
  'page:resync': { body: onlySession, reply: nothing },
  /** Uses the visitor's page; dropped without a word when there is no live grant. */
  'page:act': { body: actOnPage },
  'form:suggest': { body: form.formSuggest },
  'form:take-back': { body: form.formTakeBack },
  'form:at': { body: form.formAt },
  'lead:go': { body: leadGo, reply: nothing },
  'tab:look': { body: tabLook, reply: nothing },
  'showing:open': { body: show.showingOpen, reply: show.showingNow },
  'showing:move': { body: show.showingMove },
  'showing:close': { body: show.showingClose, reply: nothing },
  'files:list': { body: show.filesList, reply: show.filesListed },
  'files:remove': { body: show.fileRemove, reply: nothing },
  'products:search': { body: shopping.productsSearch, reply: shopping.productsFound },
  'selection:set': { body: shopping.agentSelectionSet, reply: shopping.selectionNow },
  'product:show': { body: shopping.productShow, reply: shopping.selectionNow },
  'selection:to-cart': { body: shopping.selectionToCart, reply: nothing },
  'agents:list': { body: s.up({}), reply: s.down({ agents: s.list(desk.agentRow, 1_000) }) },
  'agents:save': { body: desk.agentSave, reply: desk.agentRow },
  'agents:remove': { body: desk.agentRemove, reply: nothing },
  'sites:list': { body: s.up({}), reply: s.down({ sites: s.list(desk.siteRow, 100) }) },
  'sites:save': { body: desk.siteSave, reply: desk.siteRow },
  ...callRequests,
} as const;

/** Down: notifications only. Binary page frames travel beside this table as the event `page:frame` (sessionId, frame). */
export const agentDown = {
  'colleague:changed': { body: desk.colleague },
  /** A conversation appeared, changed or closed; agents get the waiting ones they could take and their own. */
  'conversation:changed': { body: chat.deskConversation },
  'case:changed': { body: c.caseView },
  'history:added': { body: s.down({ caseId: c.caseView.entries.caseId, entry: c.historyEntry }) },
  'contact:changed': { body: c.contactView },
  'chat:message': { body: s.down({ message: chat.message }) },
  'chat:typing': { body: chat.typing },
  'chat:cursors': { body: chat.cursorsChanged },
  'visitors:changed': { body: desk.visitorsChanged },
  'consent:changed': { body: s.down({ sessionId, consent: consent.consentState }) },
  /** Where the visitor is now: session, url, title. */
  'page:at': { body: s.down({ sessionId, url: s.looseText(2_048), title: s.looseText(300), online: s.boolean() }) },
  'page:act-refused': { body: actionRefused },
  'lead:refused': { body: leadingRefused },
  'form:suggestion': { body: form.suggestionOutcome },
  /** Of a session whose page I see. */
  'tabs:changed': { body: visitorTabs },
  'showing:changed': { body: s.down({ sessionId, showing: s.nullable(show.showing) }) },
  'selection:changed': { body: shopping.agentSelection },
  'products:seen': { body: shopping.agentSeenProducts },
  'colleague:asked-in': { body: chat.askedIn },
  'colleague:asked-in-over': { body: chat.askedInOver },
  'call:notice': { body: callNotice },
  /** The sign-in ended (signed out elsewhere, removed): show why and stop. */
  'sign-in:ended': { body: s.down({ reason: s.picklist(['signed_out', 'removed', 'expired']) }) },
} as const;

export type AgentUp = typeof agentUp;
export type AgentDown = typeof agentDown;
