/** Puts the widget together once the page is idle: connection, radar, launcher; everything else is fetched when it is needed. */
import type { VisitorWelcome } from '../shared/protocol/handshake.ts';
import type { SkillId, TabId } from '../shared/protocol/ids.ts';
import { openApi } from './api.ts';
import type { App } from './app.ts';
import { createChat } from './chat/chat.ts';
import { createConsents } from './consent/consents.ts';
import { followGrants } from './consent/follow-grants.ts';
import { tellFront } from './consent/tell-front.ts';
import { isVisible, listen, nowMs, pageLanguages } from './env.ts';
import { createFence } from './fence.ts';
import type { Handoff } from './handoff.ts';
import { loadTexts } from './i18n/load-texts.ts';
import { chooseLocale } from './i18n/locale.ts';
import { createInvitations } from './invite/invitations.ts';
import { createHost } from './launcher/create-host.ts';
import { drawLauncher } from './launcher/launcher.ts';
import { tendSkillButtons } from './launcher/skill-buttons.ts';
import { createConnection } from './link/connection.ts';
import { keepQuiet, pageInfo } from './page-info.ts';
import { createRadar } from './radar/radar.ts';
import { tellPage } from './radar/tell-page.ts';
import { followSelection } from './shopping/follow-selection.ts';
import { tellOrders } from './shopping/tell-order.ts';
import { keptWish } from './state/kept-wish.ts';
import { keepOpen, openAgain } from './state/keep-open.ts';
import { followShowing } from './showing/follow-showing.ts';
import { createStore } from './state/store.ts';
import { takeTabId } from './state/tab-id.ts';
import { initialState, isTalking, NO_CONSENT, type View, type WidgetState } from './state/widget-state.ts';

export function boot(handoff: Handoff): void {
  const fence = createFence(() => quieten());
  let quieten = () => undefined as void;
  fence.guard(() => {
    const state = createStore<WidgetState>(initialState(chooseLocale(pageLanguages())));
    const tabId = takeTabId() as TabId;
    const connection = createConnection({
      base: handoff.base,
      siteKey: handoff.siteKey,
      hello: () => ({ tabId, page: pageInfo(), locale: state.get().locale, facts: radar.facts() }),
      onWelcome: welcome,
      guard: fence.guard,
      onLink: (link) => {
        state.set({ link });
        if (link === 'online') chat.resume();
        if (link === 'refused') fence.report('this site key or this page is not allowed');
      },
    });
    const radar = createRadar(state, connection, {
      visibleMs: handoff.visibleMs,
      onNewPage: tellPage(() => connection.notify('page:view', { page: pageInfo(), facts: radar.facts() })),
      onInvitation: (invitation) => invitations.offer(invitation),
    });
    const { shadow, remove } = createHost(state, fence);
    quieten = () => {
      connection.stop();
      radar.stop();
      remove();
    };
    const chat = createChat(state, connection);
    const consents = createConsents(state, connection);
    const invitations = createInvitations(state, connection, chat.takeConversation);
    const selection = followSelection({ state, connection, shadow, fence }, () => app);
    const app: App = {
      state,
      connection,
      chat,
      fence,
      shadow,
      consents,
      selection,
      open,
      close: () => state.set({ isOpen: false, isOpenAgain: false }),
      answerInvitation: fence.guard(invitations.answer),
    };

    const loadUi = once(async () => {
      // At the same time, not one after the other.
      void loadTexts(state.get().locale).catch(() => undefined);
      return import('./ui/mount-ui.tsx');
    });
    const mountUi = once(async () => (await loadUi()).mountUi(app));
    // Without a network the next click tries again.
    const showUi = () => void mountUi().catch(() => app.close());
    const prefetchUi = () => void loadUi().catch(() => undefined);
    connection.on('site:availability', (availability) => state.set({ availability }));
    connection.on('tabs:looked-at', ({ tabs }) => state.set({ lookedAt: tabs }));
    connection.on('session:linked', ({ agentName }) => state.set({ linkedTo: agentName }));
    state.subscribe(
      fence.guard((now) => {
        if (now.isOpen || now.invitation || ((now.consent.ask || now.isListCalling) && isVisible())) showUi();
      }),
    );
    listen(
      document,
      'visibilitychange',
      fence.guard(() => {
        if (!isVisible()) return;
        chat.markSeen();
        if (state.get().consent.ask || state.get().isListCalling) showUi();
      }),
    );
    drawLauncher(app, prefetchUi);
    tendSkillButtons(app);
    followGrants(app);
    const showing = followShowing(app, handoff.base);
    tellFront(app);
    openApi(app, handoff, radar.give, tellOrders(state, connection), () => {
      chat.forget();
      selection.take(null);
      showing.take(null);
      state.set({ consent: NO_CONSENT, callWish: null, invitation: null, linkedTo: null });
      connection.forget();
    });
    keepOpen(state);
    connection.start();

    function open(view?: View, skill: SkillId | null = null): void {
      const { availability, view: last, conversation } = state.get();
      const talking = isTalking({ conversation });
      const next = view ?? (conversation ? 'chat' : last === 'chat' ? 'home' : last);
      const isClosed = availability?.open === false;
      state.set({
        isOpen: true,
        isOpenAgain: false,
        view: talking ? 'chat' : next === 'chat' && !conversation && isClosed ? 'message' : next,
        skill,
      });
      chat.markSeen();
    }
    function welcome({
      look,
      availability,
      serverTime,
      conversation,
      consent,
      mayCall,
      showing: shown,
      tab,
      rules,
      knownFacts,
      privacy,
      selection: list,
      lookedAt,
    }: VisitorWelcome): void {
      const locale = chooseLocale(pageLanguages(), look.languages);
      const isFirst = !state.get().look;
      const clockOffsetMs = serverTime - nowMs();
      state.set({ look, availability, tab, mayCall, privacy, lookedAt, clockOffsetMs, ...(isFirst ? { locale } : {}) });
      chat.takeConversation(conversation);
      consents.take(consent);
      showing.take(shown);
      selection.take(list);
      keepQuiet(privacy);
      radar.takeRules(rules, knownFacts);
      if (!isFirst) return;
      openAgain(state);
      if (keptWish())
        void import('./asking/asking.tsx').then(({ followWish }) => followWish(app)).catch(() => undefined);
    }
  })();
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    // A failed fetch (offline) is tried again at the next occasion.
    made ??= make().catch((fault: unknown) => {
      made = undefined;
      throw fault;
    });
    return made;
  };
}
