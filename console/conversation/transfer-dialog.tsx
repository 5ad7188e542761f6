/** Hands the open conversation to a colleague; those who are there and have room come first. */
import type { Colleague } from '../../shared/protocol/desk.ts';
import { desk } from '../desk.ts';
import { skillWords } from '../i18n/skill-words.ts';
import { t } from '../i18n/t.ts';
import { request } from '../link.ts';
import { selectedConversation } from '../selected.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { sayAndDo, sayError } from '../ui/toast.ts';
import { dialog, go } from '../view.ts';
import './transfer-dialog.css';

const close = () => (dialog.value = null);
const rank = ({ status, seats, seatsTaken }: Colleague): number =>
  status === 'offline' ? 3 : status === 'away' ? 2 : seatsTaken >= seats ? 1 : 0;

export function TransferDialog() {
  const state = desk.value;
  const conversation = selectedConversation.value;
  if (!state || !conversation) return null;
  const colleagues = [...state.colleagues.values()]
    .filter(({ agentId }) => agentId !== state.me.agentId)
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));

  function hand(to: Colleague) {
    if (!conversation) return;
    const { conversationId } = conversation;
    close();
    sayAndDo(
      t('transfer.done', { name: to.name }),
      () =>
        void request('conversation:transfer', { conversationId, agentId: to.agentId }).then((answer) => {
          if (!answer.ok) sayError(answer.error);
          else if (selectedConversation.value?.conversationId === conversationId) go({ room: 'inbox' });
        }),
      () => {},
    );
  }

  return (
    <Dialog title={t('transfer.title')} onClose={close}>
      <div class="dialog-body">
        <p class="soft">{t('transfer.text', { name: conversation.visitorName })}</p>
        <ul class="colleagues">
          {colleagues.map((colleague) => (
            <li key={colleague.agentId}>
              <button type="button" disabled={colleague.status === 'offline'} onClick={() => hand(colleague)}>
                <Avatar name={colleague.name} hue={colleague.hue} here={colleague.status === 'available'} />
                <span class="colleague-name">
                  <strong>{colleague.name}</strong>
                  <span class="small faint clip">{colleague.skills.map(skillWords).join(', ')}</span>
                </span>
                <span class="small soft push">
                  {colleague.status === 'available'
                    ? t('presence.seats_short', { taken: colleague.seatsTaken, capacity: colleague.seats })
                    : t(`presence.${colleague.status}`)}
                </span>
              </button>
            </li>
          ))}
          {colleagues.length === 0 && <li class="faint">{t('transfer.nobody')}</li>}
        </ul>
      </div>
    </Dialog>
  );
}
