/** Carries the visitor's wish to talk from their choice to the agent's answer, whether or not the panel is open: asks as soon as somebody is there. */
import { isWishTooOld } from '../../shared/client/wish-age.ts';
import type { App, CallSending } from '../app.ts';
import { keepWish, keptWish } from '../state/kept-wish.ts';
import type { WidgetState } from '../state/widget-state.ts';
import { isTalking } from '../state/widget-state.ts';
import { nowMs } from '../env.ts';

const followed = new WeakSet<App>();

/** `firstWords` begin a conversation where there is none. */
export function wishToTalk(app: App, send: CallSending, firstWords: string): void {
  const { state, chat } = app;
  followWish(app);
  state.set({ callWish: { at: 'queued', send } });
  if (!isTalking(state.get())) chat.send(firstWords);
}

/** Idempotent. Goes on with what waited on the last page, as long as there is a conversation it belongs to. */
export function followWish(app: App): void {
  if (followed.has(app)) return;
  followed.add(app);
  const { state, fence } = app;
  state.subscribe(
    fence.guard((now, before) => {
      if (now.callWish !== before.callWish) keepWish(now.callWish);
      askNow(app);
      if (before.consent.wish && !now.consent.wish) tellEnd(app, now, before.consent.wish.at);
    }),
  );
  const send = keptWish();
  if (send && isTalking(state.get())) state.set({ callWish: { at: 'queued', send } });
  else keepWish(state.get().callWish);
  askNow(app);
}

/** Somebody is there to be asked. */
function askNow({ state, consents }: App): void {
  const { callWish, conversation } = state.get();
  if (callWish?.at !== 'queued' || conversation?.state !== 'assigned') return;
  state.set({ callWish: { at: 'asked' } });
  void consents.wish(callWish.send).then((refused) => {
    if (refused) state.set({ callWish: { at: 'over', why: 'failed' } });
  });
}

/** Taken back by the visitor there is nothing to say; a wish that went without a call was a no, or nobody saw it. */
function tellEnd({ state }: App, { consent, callWish, clockOffsetMs }: WidgetState, wishedAt: number): void {
  const isLate = isWishTooOld(wishedAt, nowMs() + clockOffsetMs);
  const isAnswered = consent.callId !== null || callWish?.at === 'taken-back';
  state.set({ callWish: isAnswered ? null : { at: 'over', why: isLate ? 'late' : 'declined' } });
}
