/** Carries a call in this tab: engine, window, and what must survive a page change (which devices are on). */
import { CallEngine } from '../../shared/call/call-engine.ts';
import type { CallSignal } from '../../shared/call/call-ports.ts';
import type { CallView } from '../../shared/call/call-view.ts';
import { fetchBlur } from '../../shared/call/fetch-blur.ts';
import { hearNetwork, type Connection } from '../../shared/call/hear-network.ts';
import type { App, Feature } from '../app.ts';
import { after, chance, isVisible, listen } from '../env.ts';
import { drawCallWindow } from './call-window.ts';
import { keepDevices, keptDevices } from './kept-devices.ts';
import { withReady } from './ready-devices.ts';
import { windowWords } from './words.ts';

const CAPABILITY_OF = { microphone: 'audio', camera: 'video', screen: 'screen' } as const;
const SOURCES = ['microphone', 'camera', 'screen'] as const;
/** How long "the call has ended" is shown, in ms. */
const LAST_WORD_MS = 3_000;

export function startCall(app: App): Feature {
  const { state, connection, consents, fence } = app;
  const { callId, grants } = state.get().consent;
  if (!callId) return { stop: () => undefined };
  const may = () => state.get().consent.grants.map(({ capability }) => capability);
  const face = state.get().conversation?.agent;
  const name = grants.find(({ capability }) => capability === 'audio')?.agentName ?? face?.name ?? '';
  const kept = keptDevices();
  const media = navigator.mediaDevices as MediaDevices | undefined;
  const engine = new CallEngine(
    callId,
    // A muted microphone opens too: its owner only has to press once to be heard.
    { microphone: may().includes('audio'), camera: may().includes('video') && kept.camera, devices: kept.chosen },
    {
      signal: connection.request as CallSignal,
      point: (point) => connection.notify('call:point', point),
      report: (quality) => connection.notify('call:quality', quality),
      getUserMedia: media && withReady(media.getUserMedia.bind(media)),
      blurCamera: fetchBlur,
      getDisplayMedia: media?.getDisplayMedia?.bind(media),
      onNetworkChange: (run) =>
        hearNetwork(globalThis, (navigator as { connection?: Connection }).connection)(fence.guard(run)),
      after: (ms, run) => after(ms, fence.guard(run)),
      chance,
    },
  );
  const sendable = () => SOURCES.filter((source) => may().includes(CAPABILITY_OF[source]));
  engine.allow(sendable());
  if (!kept.microphone) void engine.turn('microphone', false);
  state.set({ isInCall: true });

  const leave = () => consents.leaveCall(callId);
  const window = drawCallWindow(app.shadow, { name, hue: face?.hue ?? 200 }, windowWords(state.get().locale), {
    turn: fence.guard(async (source: 'microphone' | 'camera', on: boolean) => {
      keepDevices({ [source]: on });
      // What was not consented to at first is added by this very click.
      if (on && !may().includes(CAPABILITY_OF[source]) && !(await consents.give(CAPABILITY_OF[source]))) return;
      await engine.turn(source, on);
    }),
    hangUp: fence.guard(() => {
      void engine.hangUp();
      leave();
    }),
  });
  // Everything beyond the first moments comes after them.
  const tools = import('../call-tools/call-tools.ts').then(({ addCallTools }) =>
    addCallTools(app, { engine, window, callId }),
  );
  let isOver = false;
  const draw = fence.guard((view: CallView) => {
    if (isOver) return;
    window.draw(view);
    void tools.then((drawn) => drawn.draw(view)).catch(() => undefined);
    if (view.state !== 'ended') return;
    isOver = true;
    after(view.over === 'elsewhere' ? 0 : LAST_WORD_MS, leave);
  });
  const cancels = [
    engine.events.on('changed', draw),
    connection.on('call:notice', (notice) => engine.notice(notice)),
    // A phone takes the camera away while the app is put away, and stops what plays.
    listen(
      document,
      'visibilitychange',
      fence.guard(() => {
        if (!isVisible()) return;
        const { camera } = engine.view;
        window.resume();
        if (camera.state === 'failed' && keptDevices().camera) void engine.turn('camera', true);
      }),
    ),
    state.subscribe(
      fence.guard((now, before) => {
        if (now.link !== before.link && (now.link === 'online' || before.link === 'online')) {
          if (now.link === 'online') engine.signalBack();
          else engine.signalLost();
        }
        if (now.consent.grants !== before.consent.grants && now.link === 'online') engine.allow(sendable());
      }),
    ),
  ];
  draw(engine.view);

  return {
    stop() {
      for (const cancel of cancels) cancel();
      void tools.then((drawn) => drawn.stop()).catch(() => undefined);
      engine.close();
      window.remove();
      state.set({ isInCall: false });
    },
  };
}
