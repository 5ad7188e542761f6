/** The call, floating over everything: asked, refused, running, ended. */
import { Phone, PhoneCall } from 'lucide';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { desk, tell } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { askFor, giveBack } from '../page/ask.ts';
import { forgetOutcome, outcomeFor } from '../page/ask-outcomes.ts';
import { selectedConversation } from '../selected.ts';
import { Icon } from '../ui/icon.tsx';
import { Avatar, hueOf } from '../ui/avatar.tsx';
import { request } from '../link.ts';
import { sayError } from '../ui/toast.ts';
import { callNow, callOffered, join, passBy, type CallOffered } from './call-room.ts';
import { expectCall } from './expected-calls.ts';
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

  const offered = callOffered.value;
  if (offered) return <Offered offered={offered} visitor={visitorOf(offered.sessionId)} />;
  const wished = [...(desk.value?.consents ?? [])].find(([, { wish, callId }]) => wish && callId === null);
  if (wished) return <Wished sessionId={wished[0]} visitor={visitorOf(wished[0])} />;
  const asked = [...(desk.value?.consents ?? [])].find(([, { ask }]) => ask?.purpose === 'call');
  if (asked) return <Asking sessionId={asked[0]} visitor={visitorOf(asked[0])} />;
  const open = selectedConversation.value?.sessionId;
  const outcome = open ? outcomeFor(open, 'call') : null;
  if (open && (outcome === 'refused' || outcome === 'expired' || outcome === 'missed'))
    return <NotNow sessionId={open} outcome={outcome} />;
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
        <Icon of={Phone} /> {t('cancel')}
      </button>
    </section>
  );
}

function NotNow({ sessionId, outcome }: { sessionId: SessionId; outcome: 'refused' | 'expired' | 'missed' }) {
  return (
    <section class="call call-small" aria-label={t('call')}>
      <div role="status">
        <strong>{t(`call.${outcome}`)}</strong>
        <div class="small soft">{t(`call.${outcome}_text`)}</div>
      </div>
      <span class="push" />
      <button type="button" class="button" onClick={() => void askFor(sessionId, 'call')}>
        <Icon of={PhoneCall} /> {t(outcome === 'missed' ? 'call.ask' : 'call.again')}
      </button>
      <button type="button" class="button quiet" onClick={() => forgetOutcome(sessionId)}>
        {t('close')}
      </button>
    </section>
  );
}

/** A call runs that is not mine to begin: a colleague's I was asked into, or one that was handed over to me. */
function Offered({ offered, visitor: { name, hue } }: { offered: CallOffered; visitor: CallVisitor }) {
  const mayListen = desk.value?.me.role !== 'agent';
  return (
    <section class="call call-small" aria-label={t('call')}>
      <Avatar name={name} hue={hue} size={40} />
      <div role="status">
        <strong>{name}</strong>
        <div class="small soft">{t('call.running_without')}</div>
      </div>
      <span class="push" />
      <button type="button" class="button primary" onClick={() => join(offered)}>
        <Icon of={PhoneCall} /> {t('call.join')}
      </button>
      {mayListen && (
        <button type="button" class="button" onClick={() => join(offered, true)}>
          {t('call.listen')}
        </button>
      )}
      <button type="button" class="button quiet" onClick={() => passBy(offered)}>
        {t('close')}
      </button>
    </section>
  );
}

/** The visitor would like to talk. */
function Wished({ sessionId, visitor: { name, hue } }: { sessionId: SessionId; visitor: CallVisitor }) {
  const answer = async (given: 'accept' | 'decline') => {
    if (given === 'accept') expectCall(sessionId);
    const told = await request('call:answer-wish', { sessionId, answer: given });
    if (told.ok) tell({ name: 'consent:changed', body: { sessionId, consent: told.data } });
    else sayError(told.error);
  };
  return (
    <section class="call call-small" aria-label={t('call')}>
      <Avatar name={name} hue={hue} size={40} />
      <div role="alert">
        <strong>{name}</strong>
        <div class="small soft">{t('call.wished')}</div>
      </div>
      <span class="push" />
      <button type="button" class="button primary" onClick={() => void answer('accept')}>
        <Icon of={PhoneCall} /> {t('call.accept')}
      </button>
      <button type="button" class="button" onClick={() => void answer('decline')}>
        {t('call.decline')}
      </button>
    </section>
  );
}
