/** What each event of a signed-in agent does: one line an event into its use case. */
import type { AgentUp } from '../../../shared/protocol/agent.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { SessionId } from '../../../shared/protocol/ids.ts';
import type { Handlers } from '../../../shared/protocol/wire.ts';
import { agentSession } from '../../app/consent/agent-session.ts';
import { answerWish } from '../../app/call/wish-call.ts';
import { askConsent } from '../../app/consent/ask-consent.ts';
import { closeConversation } from '../../app/conversation/close-conversation.ts';
import { endGrant } from '../../app/consent/end-grant.ts';
import { inviteByHand } from '../../app/radar/invite-by-hand.ts';
import { listAgents, removeAgent, saveAgent } from '../../app/administration/manage-agents.ts';
import { listSites, saveSite } from '../../app/administration/manage-sites.ts';
import { noteCase } from '../../app/case/note-case.ts';
import { offerPage } from '../../app/push/offer-page.ts';
import { openPhoneCase } from '../../app/case/open-phone-case.ts';
import { readCase } from '../../app/case/read-case.ts';
import { readDeskState } from '../../app/desk/read-desk-state.ts';
import { redeemCode } from '../../app/case/redeem-code.ts';
import { relayTyping } from '../../app/conversation/relay-typing.ts';
import { saveContact } from '../../app/case/save-contact.ts';
import { seeMessages } from '../../app/conversation/see-messages.ts';
import { sendAgentMessage } from '../../app/conversation/send-message.ts';
import { setCaseState } from '../../app/case/set-case-state.ts';
import { setPresence } from '../../app/desk/set-presence.ts';
import { syncMessages } from '../../app/conversation/sync-messages.ts';
import { takeCase } from '../../app/case/take-case.ts';
import { takeConversation } from '../../app/conversation/take-conversation.ts';
import { transferConversation } from '../../app/conversation/transfer-conversation.ts';
import { callHandlers } from './call-handlers.ts';
import { companionHandlers } from './companion-handlers.ts';
import { formHandlers } from './form-handlers.ts';
import { leadHandlers } from './lead-handlers.ts';
import { shoppingHandlers } from './shopping-handlers.ts';
import { showingHandlers } from './showing-handlers.ts';
import { tabHandlers } from './tab-handlers.ts';
import type { AgentConnection } from '../connections.ts';

export const agentHandlers: Handlers<AgentUp, AgentConnection> = {
  ...callHandlers,
  ...companionHandlers,
  ...formHandlers,
  ...leadHandlers,
  ...tabHandlers,
  ...showingHandlers,
  ...shoppingHandlers,
  'desk:hello': async (_body, { app, actor, arrived }) => {
    await arrived;
    return readDeskState(app, actor);
  },
  'presence:set': (body, { app, actor }) => setPresence(app, actor, body.status),
  'visitors:watch': (body, { node, visitors }) => {
    if (body.watch) node.live.watch(visitors);
    else node.live.unwatch(visitors);
    return ok({});
  },
  'visitor:invite': (body, { app, actor }) => inviteByHand(app, actor, body),
  'conversation:take': (body, { app, actor }) => takeConversation(app, actor, body),
  'conversation:close': (body, { app, actor }) => closeConversation(app, actor, body),
  'conversation:transfer': (body, { app, actor }) => transferConversation(app, actor, body),
  'chat:send': (body, { app, actor }) => sendAgentMessage(app, actor, body),
  'page:offer': (body, { app, actor }) => offerPage(app, actor, body),
  'chat:sync': (body, { app, actor }) => syncMessages(app, actor, body),
  'chat:typing': (body, { app, actor }) => relayTyping(app, actor, body),
  'chat:seen': (body, { app, actor }) => seeMessages(app, actor, body),
  'case:open-phone': (body, { app, actor }) => openPhoneCase(app, actor, body),
  'case:get': (body, { app, actor }) => readCase(app, actor, body),
  'case:take': (body, { app, actor }) => takeCase(app, actor, body),
  'case:note': (body, { app, actor }) => noteCase(app, actor, body),
  'case:set-state': (body, { app, actor }) => setCaseState(app, actor, body),
  'contact:save': (body, { app, actor }) => saveContact(app, actor, body),
  'code:redeem': (body, { app, actor }) => redeemCode(app, actor, body),
  'consent:ask': (body, { app, actor }) => askConsent(app, actor, body),
  'grant:end': (body, { app, actor }) => endGrant(app, actor, body),
  'call:answer-wish': (body, { app, actor }) => answerWish(app, actor, body),
  'page:watch': async ({ sessionId }, agent) => {
    const allowed = await mayWatch(agent, sessionId);
    if (!allowed.ok) return allowed;
    agent.node.tabs.greet(sessionId, agent.page);
    await agent.node.pages.start(sessionId, agent.page);
    return allowed;
  },
  'page:unwatch': ({ sessionId }, { node, page }) => {
    node.pages.stop(sessionId, page);
    node.form.left(page, sessionId);
    return ok({});
  },
  'page:resync': async ({ sessionId }, agent) => {
    const allowed = await mayWatch(agent, sessionId);
    if (!allowed.ok) return allowed;
    agent.node.pages.forgetSheets(sessionId, agent.page);
    agent.node.relay.wantSnapshot(sessionId);
    return allowed;
  },
  'page:act': (body, { node, page }) => node.control.act(page, body),
  'agents:list': (_body, { app, actor }) => listAgents(app, actor),
  'agents:save': (body, { app, actor }) => saveAgent(app, actor, body),
  'agents:remove': (body, { app, actor }) => removeAgent(app, actor, body),
  'sites:list': (_body, { app, actor }) => listSites(app, actor),
  'sites:save': (body, { app, actor }) => saveSite(app, actor, body),
};

/** The agent deals with the visitor and the visitor has let this agent see the page. */
async function mayWatch({ app, node, actor }: AgentConnection, sessionId: SessionId): Promise<Result<object>> {
  const found = await agentSession(app, actor.agentId, sessionId);
  if (!found) return refuse('not_found');
  await node.grants.reread(sessionId);
  return node.grants.holds(sessionId, 'view', actor.agentId) ? ok({}) : refuse('not_granted');
}
