/** What this visitor has allowed: keeps the server's word in the state, answers it, and takes grants back at once, also offline. */
import type { Capability, ConsentState, CONSENT_TEXT_VERSION } from '../../shared/protocol/consent.ts';
import type { Consents } from '../app.ts';
import { keptInTab } from '../env.ts';
import type { Connection } from '../link/connection.ts';
import type { State } from '../state/widget-state.ts';

/** The wording of ui/ and i18n/; the type makes this line fail to compile when the protocol's number moves on. */
const TEXT_VERSION: typeof CONSENT_TEXT_VERSION = 2;
const STOPPING_KEY = 'lotse.stopping';
const CALL_KEY = 'lotse.call';
const WISH_KEY = 'lotse.wish';

export type ConsentRoom = Consents & { take(consent: ConsentState): void };

export function createConsents(state: State, connection: Connection): ConsentRoom {
  /** Taken back here, not yet known to be taken back there. */
  const stopping = () => new Set((keptInTab.get(STOPPING_KEY) ?? '').split(' ').filter(Boolean) as Capability[]);
  const keepStopping = (capabilities: Set<Capability>) =>
    capabilities.size > 0 ? keptInTab.set(STOPPING_KEY, [...capabilities].join(' ')) : keptInTab.drop(STOPPING_KEY);

  function take(consent: ConsentState): void {
    const ended = stopping();
    const grants = consent.grants.filter(({ capability }) => !ended.has(capability));
    if (grants.length < consent.grants.length) for (const capability of ended) void tellStop(capability);
    else keepStopping(new Set());
    // The wish of this tab was granted: the call is carried here.
    if (consent.callId && !consent.wish && keptInTab.get(WISH_KEY)) {
      keptInTab.set(CALL_KEY, consent.callId);
      keptInTab.drop(WISH_KEY);
    }
    if (consent.callId !== keptInTab.get(CALL_KEY)) keptInTab.drop(CALL_KEY);
    state.set({ consent: { ...consent, grants } });
  }
  async function tellStop(capability: Capability): Promise<void> {
    const answer = await connection.request('grant:stop', { capability });
    // Not reached: the next connection brings the grant again, and then we tell again.
    if (!answer.ok && answer.error.code === 'unavailable') return;
    const ended = stopping();
    ended.delete(capability);
    keepStopping(ended);
    if (answer.ok) take(answer.data);
  }
  connection.on('consent:changed', take);

  return {
    take,
    async answer(answer, send = []) {
      const { ask } = state.get().consent;
      if (!ask) return false;
      const result = await connection.request('consent:answer', {
        askId: ask.askId,
        answer,
        send: [...send],
        textVersion: TEXT_VERSION,
        locale: state.get().locale,
      });
      if (!result.ok) {
        if (result.error.code === 'unavailable') return false;
        // The question is over (too late, or answered in another tab).
        state.set({ consent: { ...state.get().consent, ask: null } });
        return true;
      }
      keepStopping(new Set());
      if (ask.purpose === 'call' && result.data.callId) keptInTab.set(CALL_KEY, result.data.callId);
      take(result.data);
      return true;
    },
    async give(capability) {
      const { locale } = state.get();
      const given = await connection.request('grant:give', { capability, textVersion: TEXT_VERSION, locale });
      if (!given.ok) return false;
      const ended = stopping();
      if (ended.delete(capability)) keepStopping(ended);
      take(given.data);
      return true;
    },
    async wish(send) {
      const { locale } = state.get();
      const wished = await connection.request('call:wish', { send: [...send], textVersion: TEXT_VERSION, locale });
      if (!wished.ok) return wished.error.code;
      keptInTab.set(WISH_KEY, '1');
      take(wished.data);
      return null;
    },
    unwish() {
      keptInTab.drop(WISH_KEY);
      state.set({ consent: { ...state.get().consent, wish: null } });
      void connection.request('call:unwish', {});
    },
    stop(capability) {
      keepStopping(stopping().add(capability));
      take(state.get().consent);
    },
    ownCall: () => keptInTab.get(CALL_KEY),
    leaveCall() {
      keptInTab.drop(CALL_KEY);
      state.set({ consent: { ...state.get().consent, callId: null } });
    },
  };
}
