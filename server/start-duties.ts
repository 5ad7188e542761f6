/** What a node does again and again: beats that show it lives, sweeps that end what time has ended. */
import type { App } from './app/context.ts';
import { NODE_BEAT_MS } from './app/call/call-limits.ts';
import { carryCalls } from './app/call/carry-calls.ts';
import { publishAvailability } from './app/desk/read-availability.ts';
import { endForStrangers, sweepSessions } from './app/session/sweep-sessions.ts';
import { settleShowing } from './app/showing/close-showing.ts';
import { sweepFiles } from './app/showing/remove-file.ts';
import { createIdleSweep } from './app/conversation/sweep-idle.ts';
import { sweepConversations } from './app/conversation/sweep-conversations.ts';
import type { SessionId } from '../shared/protocol/ids.ts';
import { every, type Duty } from './every.ts';
import type { BoundSockets } from './sockets/bind-sockets.ts';
import type { LiveList } from './sockets/presence/live-visitors.ts';
import type { SiteDirectory } from './sockets/presence/site-directory.ts';

/** Changes of the list of live visitors and of slow lines are told this often. */
const TICK_MS = 250;
const PRESENCE_BEAT_MS = 5_000;
const SWEEP_MS = 2_000;
const RECHECK_MS = 15_000;
const GATHER_SEATS_MS = 500;
/** Opening hours change availability without anybody doing anything. */
const HOURS_MS = 60_000;

export async function startDuties(
  app: App,
  {
    presence,
    pages,
    control,
    tabs,
    form,
    grants,
    recheck,
    live,
    sites,
  }: BoundSockets & { live: LiveList; sites: SiteDirectory },
): Promise<Duty> {
  const { log, bus } = app;
  const calls = await carryCalls(app);
  let seatsChanged = true;
  const unsubscribe = [
    await bus.subscribe('seats-changed', (message) => {
      if ((message as { nodeId: string }).nodeId === app.nodeId) seatsChanged = true;
    }),
    await bus.subscribe('agent-changed', (message) => {
      agentChanged(app, (message as { sessionId: SessionId }).sessionId).catch((error: unknown) =>
        log.error({ err: error }, 'grants of a former agent were not ended'),
      );
    }),
  ];
  const duties = [
    every(TICK_MS, 'live visitors', () => live.tick(), log),
    every(TICK_MS, 'slow lines', () => pages.tick(), log),
    every(TICK_MS, 'tabs', () => tabs.tick(), log),
    every(PRESENCE_BEAT_MS, 'presence', () => presence.beat(), log),
    every(NODE_BEAT_MS, 'calls', () => calls.beat(), log),
    every(SWEEP_MS, 'lines of control', () => control.tick(), log),
    every(SWEEP_MS, 'lines of suggestions', () => form.tick(), log),
    every(SWEEP_MS, 'sessions', () => sweepSessions(app), log),
    every(SWEEP_MS, 'conversations', () => sweepConversations(app), log),
    every(
      GATHER_SEATS_MS,
      'availability',
      async () => {
        if (!seatsChanged) return;
        seatsChanged = false;
        await publishAvailability(app);
      },
      log,
    ),
    every(HOURS_MS, 'opening hours', () => publishAvailability(app), log),
    every(RECHECK_MS, 'idle conversations', createIdleSweep(app), log),
    every(RECHECK_MS, 'sign-ins', recheck, log),
    every(RECHECK_MS, 'grants', () => grants.refresh(), log),
    every(HOURS_MS, 'files', () => sweepFiles(app), log),
    every(HOURS_MS, 'sites', () => sites.refresh(), log),
  ];
  return {
    stop: async () => {
      for (const end of unsubscribe) end();
      await Promise.all(duties.map((duty) => duty.stop()));
      await calls.stop();
    },
  };
}

async function agentChanged(app: App, sessionId: SessionId): Promise<void> {
  const session = await app.store.get('session', sessionId);
  if (!session) return;
  await endForStrangers(app, session);
  await settleShowing(app, session, true);
}
