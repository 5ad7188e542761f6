/** Connects the desk to the server: who am I and what is there, then every notice into the state, and what has to follow from it. */
import { signal } from '@preact/signals';
import { completeUpTo, lastSeq } from '../shared/client/thread.ts';
import { askedInArrived, conversationArrived, messageArrived } from './attention/ring.ts';
import { noteAnswers } from './companions/note-answers.ts';
import { callNoticed } from './call/call-room.ts';
import { cancelEnding } from './conversation/resolve.ts';
import { forgetSeen, reportSeen } from './conversation/seen.ts';
import { flushAll, restoreOutbox } from './conversation/outbox.ts';
import { syncThread } from './conversation/sync-thread.ts';
import { connection, desk, tell } from './desk.ts';
import * as env from './env.ts';
import { closeLink, openLink, request, type Notice } from './link.ts';
import { noteRefusal } from './control/refusals.ts';
import { noteConsentForForm, noteOutcome } from './form/suggestions.ts';
import { noteLeadRefusal } from './lead/lead-hints.ts';
import { noteConsent } from './page/ask-outcomes.ts';
import { frameArrived } from './page/page-frames.ts';
import { pointerArrived } from './point/pointed.ts';

export type SignInEnd = Extract<Notice, { name: 'sign-in:ended' }>['body']['reason'];
/** Why the server ended our sign-in, until the next one. */
export const endedBecause = signal<SignInEnd | null>(null);

const HELLO_PAUSE_MS = 1_500;

export function openDesk(): void {
  endedBecause.value = null;
  openLink({ onNotice, onConnected: () => void hello(), onPageFrame: frameArrived, onPointer: pointerArrived });
}

export function leaveDesk(why: SignInEnd | null): void {
  closeLink();
  endedBecause.value = why;
  desk.value = null;
}

async function hello(): Promise<void> {
  const answer = await request('desk:hello', {});
  if (!answer.ok) {
    // Also when we asked too often while a backend was away: a desk that stops asking stays shut.
    const { code, retryAfterMs = 0 } = answer.error;
    if (code === 'unavailable' || code === 'rate_limited')
      env.after(Math.max(HELLO_PAUSE_MS, retryAfterMs), () => void hello());
    return;
  }
  const isFirst = desk.value === null;
  tell({ name: 'desk:loaded', body: answer.data });
  if (isFirst) restoreOutbox();
  forgetSeen();
  connection.value += 1;
  for (const id of desk.value?.threads.keys() ?? []) void syncThread(id);
  flushAll();
  reportSeen();
}

function onNotice(notice: Notice): void {
  if (notice.name === 'sign-in:ended') return leaveDesk(notice.body.reason);
  if (notice.name === 'call:notice') return callNoticed(notice.body);
  if (notice.name === 'conversation:changed') {
    conversationArrived(notice.body);
    if (desk.value) noteAnswers(desk.value, notice.body);
  }
  if (notice.name === 'colleague:asked-in') askedInArrived();
  if (notice.name === 'page:act-refused') noteRefusal(notice.body.sessionId, notice.body.reason);
  if (notice.name === 'lead:refused') noteLeadRefusal(notice.body.sessionId, notice.body.reason);
  if (notice.name === 'consent:changed') noteConsent(notice.body.sessionId, notice.body.consent);
  if (notice.name === 'form:suggestion')
    noteOutcome(notice.body.sessionId, notice.body.suggestionId, notice.body.outcome);
  tell(notice);
  if (notice.name === 'consent:changed') noteConsentForForm(notice.body.sessionId);
  if (notice.name === 'chat:message') {
    const { message } = notice.body;
    messageArrived(message);
    if (message.author.kind === 'visitor') cancelEnding(message.conversationId);
    const thread = desk.value?.threads.get(message.conversationId);
    if (thread && completeUpTo(thread) < lastSeq(thread)) void syncThread(message.conversationId);
  }
  reportSeen();
}
