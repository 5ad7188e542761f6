/** Offers to help: keeps the one that is open in the state, lets only one tab show it, ends it in time, answers it. */
import type { Invitation } from '../../shared/protocol/radar.ts';
import { after, isVisible, listen, nowMs, type Cancel } from '../env.ts';
import type { Connection } from '../link/connection.ts';
import { isTalking, type State } from '../state/widget-state.ts';
import { alone } from './alone.ts';

export type Invitations = {
  offer(invitation: Invitation): void;
  answer(answer: 'accept' | 'decline'): Promise<void>;
};

export function createInvitations(
  state: State,
  connection: Connection,
  takeConversation: (conversation: Parameters<typeof isTalking>[0]['conversation']) => void,
): Invitations {
  let waiting: Invitation | null = null;
  let cancelExpiry: Cancel | undefined;
  let letGo: (() => void) | undefined;
  const leftMs = ({ expiresAt }: Invitation) => expiresAt - nowMs() - state.get().clockOffsetMs;

  /** Every tab of this visitor hears of it: the one in front shows it, and hands it on when another comes to the front. */
  function offer(invitation: Invitation): void {
    waiting = invitation;
    if (!isVisible() || state.get().invitation?.invitationId === invitation.invitationId) return;
    alone(`lotse.${invitation.invitationId}`, (release) => {
      if (waiting !== invitation || isTalking(state.get()) || leftMs(invitation) <= 0) return release();
      letGo = release;
      state.set({ invitation });
    });
  }
  function forget(invitationId: string): void {
    if (waiting?.invitationId === invitationId) waiting = null;
    if (state.get().invitation?.invitationId === invitationId) state.set({ invitation: null });
  }
  connection.on('invitation:show', ({ invitation }) => offer(invitation));
  connection.on('invitation:withdraw', ({ invitationId }) => forget(invitationId));
  listen(document, 'visibilitychange', () => {
    if (!isVisible()) state.set({ invitation: null });
    else if (waiting) offer(waiting);
  });
  state.subscribe((now, before) => {
    if (now.invitation && isTalking(now)) return state.set({ invitation: null });
    if (now.invitation === before.invitation) return;
    cancelExpiry?.();
    if (now.invitation)
      cancelExpiry = after(Math.max(0, leftMs(now.invitation)), () => state.set({ invitation: null }));
    else {
      letGo?.();
      letGo = undefined;
    }
  });

  return {
    offer,
    async answer(answer) {
      const { invitation } = state.get();
      if (!invitation) return;
      waiting = null;
      state.set({ invitation: null, ...(answer === 'accept' ? { isOpen: true, view: 'chat' as const } : {}) });
      const result = await connection.request('invitation:answer', { invitationId: invitation.invitationId, answer });
      if (result.ok && answer === 'accept') takeConversation(result.data.conversation);
    },
  };
}
