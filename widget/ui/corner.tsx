/** Decides what stands in the corner: the open panel, or a small card that asks something. */
import { isTalking } from '../state/widget-state.ts';
import { ConsentCard } from './consent-card.tsx';
import { InvitationCard } from './invitation-card.tsx';
import { Panel } from './panel.tsx';
import type { Shown } from './shown.ts';

export function Corner(shown: Shown) {
  const { isOpen, isHidden, invitation, consent, linkedTo } = shown.now;
  const { ask } = consent;
  const news = ask
    ? shown.texts.ask[ask.purpose](ask.agent.name)
    : invitation && !isOpen
      ? shown.texts.invitation(invitation.agent.name)
      : linkedTo
        ? shown.texts.linked(linkedTo)
        : '';
  return (
    <>
      <p class="unseen" role="status">
        {news}
      </p>
      {isOpen && <Panel {...shown} />}
      {!isOpen && ask && <ConsentCard {...shown} ask={ask} key={ask.askId} />}
      {!isOpen && !ask && shown.now.isListCalling && (
        <div class="selection-place" ref={shown.app.selection.placed} key="list" />
      )}
      {!isOpen && !ask && !isHidden && invitation && !isTalking(shown.now) && (
        <InvitationCard {...shown} invitation={invitation} key={invitation.invitationId} />
      )}
    </>
  );
}
