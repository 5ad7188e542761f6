/** The visitor's wish to talk in the browsers: asked once somebody is there, and what each side reads when it comes to nothing. */
import { expect, it } from 'vitest';
import { isWishMissed } from '../../console/page/ask-outcome.ts';
import type { ConsentState } from '../../shared/protocol/consent.ts';
import { CALL_WISH_MS } from '../../shared/protocol/limits.ts';
import type { App } from '../../widget/app.ts';
import { followWish, wishToTalk } from '../../widget/asking/follow-wish.ts';
import { createStore } from '../../widget/state/store.ts';
import { initialState, NO_CONSENT, type WidgetState } from '../../widget/state/widget-state.ts';

const NOW = Date.now();
const wishing = (at: number): ConsentState => ({ ...NO_CONSENT, wish: { send: ['audio'], at } });
const inCall: ConsentState = { ...NO_CONSENT, callId: 'call' as ConsentState['callId'] };
const talkingTo = (state: 'queued' | 'assigned') => ({ state }) as WidgetState['conversation'];

function open(conversation: WidgetState['conversation']) {
  const state = createStore<WidgetState>({ ...initialState('de'), mayCall: true, conversation });
  const [said, wished]: [string[], string[][]] = [[], []];
  const app = {
    state,
    fence: { guard: <T>(run: T) => run },
    chat: { send: (text: string) => said.push(text) },
    consents: {
      wish: (send: string[]) => {
        wished.push([...send]);
        return Promise.resolve(null);
      },
    },
  } as unknown as App;
  return { state, app, said, wished };
}

it('is asked at once of an agent who is there, without a word in the chat', () => {
  const { app, said, wished, state } = open(talkingTo('assigned'));
  wishToTalk(app, ['audio', 'video'], 'Guten Tag');
  expect([said, wished, state.get().callWish]).toEqual([[], [['audio', 'video']], { at: 'asked' }]);
});

it('begins a conversation where there is none, and is asked once when somebody takes it', () => {
  const { app, said, wished, state } = open(null);
  wishToTalk(app, ['audio'], 'Guten Tag');
  state.set({ conversation: talkingTo('queued') });
  expect([said, wished]).toEqual([['Guten Tag'], []]);
  state.set({ conversation: talkingTo('assigned') });
  state.set({ conversation: talkingTo('assigned') });
  expect(wished).toEqual([['audio']]);
});

it.each([
  ['declined', NOW, NO_CONSENT, { at: 'over', why: 'declined' }],
  ['not answered in time', NOW - CALL_WISH_MS, NO_CONSENT, { at: 'over', why: 'late' }],
  ['taken', NOW, inCall, null],
] as const)('%s, it leaves the visitor with the right word', (_what, at, after, expected) => {
  const { app, state } = open(talkingTo('assigned'));
  followWish(app);
  state.set({ consent: wishing(at), callWish: { at: 'asked' } });
  state.set({ consent: after });
  expect(state.get().callWish).toEqual(expected);
});

it('taken back by the visitor, it leaves no word', () => {
  const { app, state } = open(talkingTo('assigned'));
  followWish(app);
  state.set({ consent: wishing(NOW) });
  state.set({ callWish: { at: 'taken-back' } });
  state.set({ consent: NO_CONSENT });
  expect(state.get().callWish).toBeNull();
});

it.each([
  ['too old', wishing(NOW - CALL_WISH_MS), NO_CONSENT, true],
  ['taken back or declined in time', wishing(NOW - CALL_WISH_MS + 60_000), NO_CONSENT, false],
  ['taken at the last moment', wishing(NOW - CALL_WISH_MS), inCall, false],
  ['none', NO_CONSENT, NO_CONSENT, false],
] as const)('the agent reads of one that is %s only if nobody answered it', (_what, before, after, isMissed) => {
  expect(isWishMissed(before, after, NOW)).toBe(isMissed);
});
