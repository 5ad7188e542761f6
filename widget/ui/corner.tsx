/** Decides what stands in the corner: the open panel, or a small card that asks something. */
import { isTalking } from '../state/widget-state.ts';
import { Asking } from './asking.ts';
import { InvitationCard } from './invitation-card.tsx';
import { Panel } from './panel.tsx';
import type { Shown } from './shown.ts';

export function Corner(shown: Shown) {
  const { isOpen, isHidden, invitation, consent, linkedTo } = shown.now;
  const { ask } = consent;
  const news =
    invitation && !isOpen
      ? shown.texts.invitation(invitation.agent.name)
      : linkedTo
        ? shown.texts.linked(linkedTo)
        : '';
  return (
    <>
      <p class="unseen" role="status">
        {ask ? <Asking {...shown} part="news" /> : news}
      </p>
      {isOpen && <Panel {...shown} />}
      {!isOpen && ask && <Asking {...shown} part="card" />}
      {!isOpen && !ask && shown.now.isListCalling && (
        <div class="selection-place" ref={shown.app.selection.placed} key="list" />
      )}
      {!isOpen && !ask && !isHidden && invitation && !isTalking(shown.now) && (
        <InvitationCard {...shown} invitation={invitation} key={invitation.invitationId} />
      )}
    </>
  );
}
