/** Shows this page to the agent while the grant lives: recorder, stream and bar under one switch. */
import type { eventWithTime } from '@rrweb/types';
import type { App, Feature } from '../app.ts';
import { after, listen, type Cancel } from '../env.ts';
import type { Texts } from '../i18n/texts.ts';
import { adoptOnce } from '../launcher/adopt-styles.ts';
import css from './cobrowse.css?inline';
import { nameSheets } from './name-sheets.ts';
import { createPageStream } from './page-stream.ts';
import { recordPage } from './record-page.ts';
import type { AssetSender } from './send-assets.ts';
import { drawWatchBar } from './watch-bar.ts';

const PAUSED = { de: 'Diese Seite wird nicht gezeigt', en: 'This page is not shown' };
/** Wishes for a snapshot that come together are one. */
const SNAPSHOT_SOON_MS = 100;

export function startCobrowse(app: App, texts: Texts): Feature {
  const { state, connection, fence, shadow, consents } = app;
  const viewer = () => state.get().consent.grants.find(({ capability }) => capability === 'view');
  const names = state
    .get()
    .consent.grants.flatMap(({ capability, agentName }) => (capability === 'view' ? [agentName] : []));
  let isOver = false;
  let cancelSnapshot: Cancel | undefined;
  adoptOnce(shadow, css);

  const bar = drawWatchBar(shadow, texts.watchedBy(names.join(', ')), texts, end);
  const grant = String(viewer()?.grantedAt);
  const sheets = nameSheets(state.get().tab, grant);
  const stream = createPageStream(connection, state.get().tab, wantSnapshot, sheets);
  // Of use only after the first picture: not part of what must come before it.
  const assets = import('./send-assets.ts').then(
    ({ sendAssets }) => sendAssets(connection, state.get().tab, grant),
    // Without it the page is shown all the same.
    () => undefined,
  );
  const withAssets = fence.guard(async (run: (sender: AssetSender) => void) => {
    const sender = await assets;
    if (sender) run(sender);
  });
  let cancelWords: Cancel | undefined;
  const listener = {
    onEvent(event: eventWithTime) {
      stream.push(event);
      withAssets((sender) => !isOver && sender.look(event));
    },
    onSheet(text: string) {
      const name = sheets.name(text);
      if (name !== text) withAssets((sender) => !isOver && sender.look(text));
      return name;
    },
    onFault: fence.report,
    onOutdated: wantSnapshot,
    onPause(isPaused: boolean) {
      cancelWords?.();
      if (isPaused) cancelWords = bar.say(PAUSED[state.get().locale]);
    },
  };
  const recorder = recordPage(listener, state.get().privacy);
  // Of use beside a picture only: after it.
  const aids = import('./follow-aids.ts').then(
    ({ followAids }) => (isOver ? undefined : followAids(app, { ...recorder, isOf: stream.isOf, bar }, texts)),
    fence.report,
  );
  const cancels = [
    stream.stop,
    recorder.stop,
    () => withAssets((sender) => sender.stop()),
    () => void aids.then((cancel) => cancel?.()),
    connection.on('page:snapshot-wanted', beginAnew),
    state.subscribe(fence.guard((now, before) => now.link === 'online' && before.link !== 'online' && beginAnew())),
    // Before the page hears it: a page that uses Esc itself must not keep somebody watching.
    listen<KeyboardEvent>(globalThis, 'keydown', (event) => event.key === 'Escape' && event.isTrusted && end(), {
      capture: true,
    }),
  ];

  function beginAnew(): void {
    sheets.forget();
    wantSnapshot();
    withAssets((sender) => sender.sendAgain());
  }
  function wantSnapshot(): void {
    cancelSnapshot ??= after(SNAPSHOT_SOON_MS, () => {
      cancelSnapshot = undefined;
      if (!isOver) recorder.snapshot();
    });
  }
  function stop(): void {
    if (isOver) return;
    isOver = true;
    cancelSnapshot?.();
    for (const cancel of cancels) cancel();
    // Without anybody who sees it, or while it rests, nobody keeps it either.
    if (!state.get().consent.grants.some(({ capability, paused }) => capability === 'view' && !paused)) sheets.forget();
    bar.remove(!viewer());
  }
  /** Here first, at once; then the server is told. */
  function end(): void {
    const held = state.get().consent.grants.map(({ capability }) => capability);
    for (const cancel of cancels) cancel();
    for (const capability of ['control', 'lead', 'form', 'point', 'view'] as const)
      if (held.includes(capability)) consents.stop(capability);
    stop();
  }
  return { stop };
}
