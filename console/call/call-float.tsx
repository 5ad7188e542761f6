/** The call, floating over everything: asked, refused, running, ended. */
import { PhoneCall, PhoneOff } from 'lucide';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { desk } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { askFor, giveBack } from '../page/ask.ts';
import { forgetOutcome, outcomeFor } from '../page/ask-outcomes.ts';
import { selectedConversation } from '../selected.ts';
import { Icon } from '../ui/icon.tsx';
import { Avatar, hueOf } from '../ui/avatar.tsx';
import { callNow } from './call-room.ts';
import { LiveCall, type CallVisitor } from './live-call.tsx';
import './call-float.css';

export function CallFloat() {
  const now = callNow.value;
  const conversations = [...(desk.value?.conversations.values() ?? [])];
  const visitorOf = (id: SessionId): CallVisitor => {
    const found = conversations.find(({ sessionId }) => sessionId === id);
    return { name: found?.visitorName ?? '', hue: hueOf(found?.visitorId ?? '') };
  };
  if (now) return <LiveCall now={now} visitor={visitorOf(now.sessionId)} />;

  const asked = [...(desk.value?.consents ?? [])].find(([, { ask }]) => ask?.purpose === 'call');
  if (asked) return <Asking sessionId={asked[0]} visitor={visitorOf(asked[0])} />;
  const open = selectedConversation.value?.sessionId;
  const outcome = open ? outcomeFor(open, 'call') : null;
  if (open && (outcome === 'refused' || outcome === 'expired')) return <NotNow sessionId={open} outcome={outcome} />;
  return null;
}

function Asking({ sessionId, visitor }: { sessionId: SessionId; visitor: CallVisitor }) {
  const { name, hue } = visitor;
  return (
    <section class="call call-small" aria-label={t('call')}>
      <Avatar name={name} hue={hue} size={40} />
      <div role="status">
        <strong>{name}</strong>
        <div class="small soft">{t('call.waiting')}</div>
      </div>
      <button type="button" class="button danger push" onClick={() => void giveBack(sessionId, 'audio')}>
        <Icon of={PhoneOff} /> {t('cancel')}
      </button>
    </section>
  );
}

function NotNow({ sessionId, outcome }: { sessionId: SessionId; outcome: 'refused' | 'expired' }) {
  return (
    <section class="call call-small" aria-label={t('call')}>
      <div role="status">
        <strong>{t(`call.${outcome}`)}</strong>
        <div class="small soft">{t(`call.${outcome}_text`)}</div>
      </div>
      <span class="push" />
      <button type="button" class="button" onClick={() => void askFor(sessionId, 'call')}>
        <Icon of={PhoneCall} /> {t('call.again')}
      </button>
      <button type="button" class="button quiet" onClick={() => forgetOutcome(sessionId)}>
        {t('close')}
      </button>
    </section>
  );
}
