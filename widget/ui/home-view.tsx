/** The first view: who is there, and the ways to reach them. */
import { nowMs } from '../env.ts';
import { timeWords } from '../i18n/time-words.ts';
import { isTalking } from '../state/widget-state.ts';
import { Face } from './face.tsx';
import { Icon, type ICONS } from './icon.tsx';
import type { Shown } from './shown.ts';

export function HomeView({ app, now, texts }: Shown) {
  const { availability } = now;
  const faces = availability?.faces ?? [];
  const isOpen = availability?.open ?? true;
  const opensAt = availability?.opensAt;
  return (
    <div class="body home">
      <div class="welcome">
        {isOpen && faces.length > 0 && (
          <span class="faces">
            {faces.map((face) => (
              <Face face={face} large key={face.name} />
            ))}
          </span>
        )}
        <h2>{texts.greeting}</h2>
        <p>
          {!isOpen
            ? opensAt
              ? texts.closedUntil(timeWords(opensAt, nowMs(), now.locale))
              : texts.closed
            : faces.length > 0
              ? texts.here(faces.map(({ name }) => name.split(' ')[0] ?? name))
              : texts.closed}
        </p>
      </div>
      <div class="ways">
        {isTalking(now) ? (
          <Way
            icon="chat"
            title={texts.continueChat}
            hint={now.conversation?.agent?.name ?? texts.queued}
            first
            onClick={() => app.open('chat')}
          />
        ) : (
          isOpen && <Way icon="chat" title={texts.startChat} hint={chatHint()} first onClick={() => app.open('chat')} />
        )}
        <Way
          icon="phone"
          title={texts.onPhone}
          hint={texts.onPhoneHint}
          onClick={() => app.state.set({ view: 'phone' })}
        />
        <Way
          icon="mail"
          title={texts.leaveMessage}
          hint={texts.leaveMessageHint}
          first={!isOpen}
          onClick={() => app.state.set({ view: 'message' })}
        />
      </div>
    </div>
  );

  function chatHint(): string {
    if ((availability?.freeSeats as Record<string, number> | undefined)?.['any']) return texts.startChatHint;
    return availability && availability.waiting > 0
      ? texts.startChatBusy(availability.waiting)
      : texts.startChatAllBusy;
  }
}

type WayProps = { icon: keyof typeof ICONS; title: string; hint: string; first?: boolean; onClick(): void };
const Way = ({ icon, title, hint, first = false, onClick }: WayProps) => (
  <button type="button" class={first ? 'way way-first' : 'way'} onClick={onClick} data-first={first ? '' : undefined}>
    <span class="way-icon">
      <Icon name={icon} />
    </span>
    <span class="who">
      <strong>{title}</strong>
      <span>{hint}</span>
    </span>
    <Icon name="next" />
  </button>
);
