/** What each event of a greeted visitor does: one line an event into its use case. */
import { refuse } from '../../../shared/protocol/errors.ts';
import type { VisitorUp } from '../../../shared/protocol/visitor.ts';
import type { Handlers } from '../../../shared/protocol/wire.ts';
import { answerConsent } from '../../app/consent/answer-consent.ts';
import { answerInvitation } from '../../app/radar/answer-invitation.ts';
import { claimInvitation } from '../../app/radar/claim-invitation.ts';
import { closeConversation } from '../../app/conversation/close-conversation.ts';
import { rateCall } from '../../app/call/rate-call.ts';
import { unwishCall, wishCall } from '../../app/call/wish-call.ts';
import { giveGrant } from '../../app/consent/give-grant.ts';
import { stopGrant } from '../../app/consent/end-grant.ts';
import { pauseGrant } from '../../app/consent/pause-grant.ts';
import { leaveMessage } from '../../app/case/leave-message.ts';
import { makeCode } from '../../app/case/make-code.ts';
import { openedPage } from '../../app/push/opened-page.ts';
import { relayTyping } from '../../app/conversation/relay-typing.ts';
import { seeMessages } from '../../app/conversation/see-messages.ts';
import { sendVisitorMessage } from '../../app/conversation/send-message.ts';
import { startConversation } from '../../app/conversation/start-conversation.ts';
import { syncMessages } from '../../app/conversation/sync-messages.ts';
import { visitorMoved } from '../../app/session/visitor-moved.ts';
import { callHandlers } from './call-handlers.ts';
import { visitorFormHandlers } from './form-handlers.ts';
import { visitorLeadHandlers } from './lead-handlers.ts';
import { visitorShoppingHandlers } from './shopping-handlers.ts';
import { visitorShowingHandlers } from './showing-handlers.ts';
import { visitorTabHandlers } from './tab-handlers.ts';
import { concern } from './concern.ts';
import type { GreetedVisitor } from '../connections.ts';

export const visitorHandlers: Handlers<Omit<VisitorUp, 'visitor:hello'>, GreetedVisitor> = {
  ...callHandlers,
  ...visitorFormHandlers,
  ...visitorLeadHandlers,
  ...visitorTabHandlers,
  ...visitorShowingHandlers,
  ...visitorShoppingHandlers,
  'page:view': async (body, { app, node, actor, tabId }) => {
    const moved = node.live.move(actor.sessionId, tabId, body.page);
    if (moved) await visitorMoved(app, moved);
  },
  'radar:claim': async (body, { app, node, actor, connection: { address } }) => {
    const retryAfterMs = node.invitationsBy.take(address);
    if (retryAfterMs > 0) return refuse('rate_limited', { retryAfterMs });
    const claimed = await claimInvitation(app, actor, body);
    if (!claimed.ok || claimed.data.state !== 'shown') node.invitationsBy.giveBack(address);
    return claimed;
  },
  'invitation:answer': (body, { app, actor }) => answerInvitation(app, actor, body),
  'chat:start': (body, visitor) => concern(visitor, () => startConversation(visitor.app, visitor.actor, body)),
  'chat:send': (body, { app, actor }) => sendVisitorMessage(app, actor, body),
  'chat:sync': (body, { app, actor }) => syncMessages(app, actor, body),
  'chat:typing': (body, { app, actor }) => relayTyping(app, actor, body),
  'chat:seen': (body, { app, actor }) => seeMessages(app, actor, body),
  'page:opened': (body, { app, actor }) => openedPage(app, actor, body),
  'chat:close': (body, { app, actor }) => closeConversation(app, actor, body),
  'message:leave': (body, visitor) => concern(visitor, () => leaveMessage(visitor.app, visitor.actor, body)),
  'consent:answer': async (body, { app, node, actor }) => {
    const answered = await answerConsent(app, actor, body);
    await node.grants.reread(actor.sessionId);
    return answered;
  },
  'grant:stop': async (body, { app, node, actor }) => {
    const stopped = await stopGrant(app, actor, body);
    await node.grants.reread(actor.sessionId);
    return stopped;
  },
  'grant:pause': async (body, { app, node, actor }) => {
    const paused = await pauseGrant(app, actor, body);
    await node.grants.reread(actor.sessionId);
    return paused;
  },
  'page:act-refused': (body, { node, actor }) => node.control.refused(actor.sessionId, body),
  'grant:give': (body, { app, actor }) => giveGrant(app, actor, body),
  'call:wish': (body, { app, actor }) => wishCall(app, actor, body),
  'call:unwish': (_body, { app, actor }) => unwishCall(app, actor),
  'call:rate': (body, { app, actor }) => rateCall(app, actor, body),
  'code:make': (_body, { app, actor }) => makeCode(app, actor),
};
