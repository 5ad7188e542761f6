/** An offer to help: a person, one sentence, two buttons. Closes for good on "no". */
import type { Invitation } from '../../shared/protocol/radar.ts';
import { Face } from './face.tsx';
import { Icon } from './icon.tsx';
import type { Shown } from './shown.ts';

export function InvitationCard({ app, now, texts, invitation }: Shown & { invitation: Invitation }) {
  const { agent, text } = invitation;
  return (
    <section class="card" role="dialog" aria-label={texts.invitation(agent.name)}>
      <button
        type="button"
        class="round card-close"
        aria-label={texts.inviteNo}
        onClick={() => app.answerInvitation('decline')}
      >
        <Icon name="close" />
      </button>
      <div class="person">
        <Face face={agent} large />
        <span class="who">
          <strong>{agent.name}</strong>
          {agent.title && <span>{agent.title}</span>}
        </span>
      </div>
      <p>{text}</p>
      <div class="buttons">
        <button type="button" class="button" onClick={() => app.answerInvitation('accept')}>
          {texts.inviteYes}
        </button>
        <button type="button" class="button button-plain" onClick={() => app.answerInvitation('decline')}>
          {texts.inviteNo}
        </button>
        {now.mayCall && (
          <button type="button" class="button button-plain" onClick={() => answerByCall(app)}>
            {texts.inviteCall(agent.name.split(' ')[0] ?? agent.name)}
          </button>
        )}
      </div>
    </section>
  );
}

function answerByCall({ state, answerInvitation }: Shown['app']): void {
  state.set({ callWish: { at: 'choosing' } });
  answerInvitation('accept');
}
