/** What this visitor has allowed: keeps the server's word in the state, answers it, and takes grants back or rests them at once, also offline. */
import type { Capability, ConsentState, CONSENT_TEXT_VERSION } from '../../shared/protocol/consent.ts';
import type { Consents } from '../app.ts';
import { keptInTab } from '../env.ts';
import type { Connection } from '../link/connection.ts';
import type { State } from '../state/widget-state.ts';

/** The wording of ui/ and i18n/; the type makes this line fail to compile when the protocol's number moves on. */
const TEXT_VERSION: typeof CONSENT_TEXT_VERSION = 3;
const STOPPING_KEY = 'lotse.stopping';
const RESTING_KEY = 'lotse.resting';
const CALL_KEY = 'lotse.call';
const WISH_KEY = 'lotse.wish';

export type ConsentRoom = Consents & {
  /** The server's word at the beginning of a connection: that of another session, perhaps. */
  take(consent: ConsentState): void;
};

export function createConsents(state: State, connection: Connection): ConsentRoom {
  /** Done here, not yet known to be done there. */
  const kept = (key: string) => new Set((keptInTab.get(key) ?? '').split(' ').filter(Boolean) as Capability[]);
  const telling = new Set<Capability>();
  let told = Promise.resolve();
  const keep = (key: string, capabilities: Set<Capability>) =>
    capabilities.size > 0 ? keptInTab.set(key, [...capabilities].join(' ')) : keptInTab.drop(key);
  function settle(key: string, capability: Capability): void {
    const open = kept(key);
    open.delete(capability);
    keep(key, open);
  }

  function take(consent: ConsentState): void {
    const ended = kept(STOPPING_KEY);
    const resting = kept(RESTING_KEY);
    const left = consent.grants.filter(({ capability }) => !ended.has(capability));
    if (left.length < consent.grants.length) for (const capability of ended) tellStop(capability);
    else keep(STOPPING_KEY, new Set());
    for (const capability of resting) {
      if (left.some((grant) => grant.capability === capability && !grant.paused)) void tellPause(capability, true);
      else settle(RESTING_KEY, capability);
    }
    const grants = left.map((grant) => (resting.has(grant.capability) ? { ...grant, paused: true } : grant));
    // The wish of this tab was granted: the call is carried here.
    if (consent.callId && !consent.wish && keptInTab.get(WISH_KEY)) {
      keptInTab.set(CALL_KEY, consent.callId);
      keptInTab.drop(WISH_KEY);
    }
    if (consent.callId !== keptInTab.get(CALL_KEY)) keptInTab.drop(CALL_KEY);
    state.set({ consent: { ...consent, grants } });
  }
  /** An answer and a push, or the pushes of two nodes, may overtake one another. */
  const hear = (consent: ConsentState): void => {
    if (consent.version >= state.get().consent.version) take(consent);
  };
  /** Each once and one after another: of several that end at once, an answer from before the last would bring it back. */
  function tellStop(capability: Capability): void {
    if (telling.has(capability)) return;
    telling.add(capability);
    told = told.then(() => tellStopNow(capability));
  }
  async function tellStopNow(capability: Capability): Promise<void> {
    const answer = await connection.request('grant:stop', { capability });
    telling.delete(capability);
    // Not reached, or too many at once: the next state brings the grant again, and then we tell again.
    if (!answer.ok && /^(unavailable|rate_limited)$/.test(answer.error.code)) return;
    settle(STOPPING_KEY, capability);
    if (answer.ok) hear(answer.data);
  }
  async function tellPause(capability: Capability, paused: boolean): Promise<void> {
    const answer = await connection.request('grant:pause', { capability, paused });
    if (!answer.ok && answer.error.code === 'unavailable') return;
    if (paused) settle(RESTING_KEY, capability);
    if (answer.ok) hear(answer.data);
  }
  connection.on('consent:changed', hear);

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
      keep(STOPPING_KEY, new Set());
      keep(RESTING_KEY, new Set());
      if (ask.purpose === 'call' && result.data.callId) keptInTab.set(CALL_KEY, result.data.callId);
      hear(result.data);
      return true;
    },
    async give(capability) {
      const { locale } = state.get();
      const given = await connection.request('grant:give', { capability, textVersion: TEXT_VERSION, locale });
      if (!given.ok) return false;
      settle(STOPPING_KEY, capability);
      hear(given.data);
      return true;
    },
    async letFill(agentId) {
      const { locale } = state.get();
      const given = await connection.request('fill:let', { agentId, textVersion: TEXT_VERSION, locale });
      if (!given.ok) return;
      settle(STOPPING_KEY, 'fill');
      hear(given.data);
    },
    async wish(send) {
      const { locale } = state.get();
      const wished = await connection.request('call:wish', { send: [...send], textVersion: TEXT_VERSION, locale });
      if (!wished.ok) return wished.error.code;
      keptInTab.set(WISH_KEY, '1');
      hear(wished.data);
      return null;
    },
    unwish() {
      keptInTab.drop(WISH_KEY);
      state.set({ consent: { ...state.get().consent, wish: null } });
      void connection.request('call:unwish', {});
    },
    stop(capability) {
      keep(STOPPING_KEY, kept(STOPPING_KEY).add(capability));
      take(state.get().consent);
    },
    pause(capability, paused) {
      if (!paused) {
        settle(RESTING_KEY, capability);
        return void tellPause(capability, false);
      }
      keep(RESTING_KEY, kept(RESTING_KEY).add(capability));
      return take(state.get().consent);
    },
    ownCall: () => keptInTab.get(CALL_KEY),
    leaveCall(callId) {
      // Another call may have begun while the last word of this one was shown.
      if (keptInTab.get(CALL_KEY) !== callId) return;
      keptInTab.drop(CALL_KEY);
      state.set({ consent: { ...state.get().consent, callId: null } });
    },
  };
}
