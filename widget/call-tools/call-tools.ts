/** What a call offers beyond talking: screen, size, picture in picture, the other camera, devices, and a word about it afterwards. */
import type { CallEngine } from '../../shared/call/call-engine.ts';
import type { CallView } from '../../shared/call/call-view.ts';
import type { CallId } from '../../shared/protocol/ids.ts';
import type { App, Feature } from '../app.ts';
import { isPhone } from '../env.ts';
import { adoptOnce } from '../launcher/adopt-styles.ts';
import { element, toggleButton } from '../call/call-parts.ts';
import css from './call-tools.css?inline';
import type { CallWindow } from '../call/call-window.ts';
import { drawDeviceMenu } from './device-menu.ts';
import { keepDevices } from '../call/kept-devices.ts';
import { askForRating } from './rating-card.ts';
import { pointOnScreens } from './screen-pointing.ts';
import { callWords } from './words.ts';

const SCREEN = 'M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM8 21h8M12 17v4';
const SIZE = 'M15 3h6v6M9 21H3v-6M21 3l-7 7M3 21l7-7';
const PIP =
  'M21 9V7a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h4M13 13h7a1 1 0 0 1 1 1v4a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-4a1 1 0 0 1 1-1z';
const FLIP = 'M3 12a9 9 0 0 1 15-6.7L21 8M21 3v5h-5M21 12a9 9 0 0 1-15 6.7L3 16M3 21v-5h5';
const GEAR = 'M4 21v-7M4 10V3M12 21v-9M12 8V3M20 21v-5M20 12V3M1 14h6M9 8h6M17 16h6';
const OFF_STROKE = 'M2 2l20 20';
const SIZES = ['small', 'large', 'side'] as const;
/** A shorter call was a mistake, and nobody wants to be asked about it, in ms. */
const WORTH_RATING_MS = 10_000;

type Parts = {
  readonly engine: CallEngine;
  readonly window: CallWindow;
  readonly callId: CallId;
};
export type CallTools = Feature & { draw(view: CallView): void };

export function addCallTools(app: App, { engine, window, callId }: Parts): CallTools {
  const { shadow, consents, fence, state } = app;
  const words = callWords(state.get().locale);
  adoptOnce(shadow, css);
  const note = element('p', 'call-note');
  note.setAttribute('role', 'status');
  window.room.append(note);
  const stopPointing = pointOnScreens(window.stage, engine);
  const menu = drawDeviceMenu(window, engine, words);
  let liveSince: number | undefined;
  let isSharing = false;

  const screen = toggleButton(
    [SCREEN, OFF_STROKE],
    fence.guard(async () => {
      if (engine.view.screen.track) return engine.turn('screen', false);
      // The browser's own choice of window first: it wants the click itself.
      await engine.turn('screen', true);
      if (engine.view.screen.track && !(await consents.give('screen'))) await engine.turn('screen', false);
      return undefined;
    }),
  );
  const size = toggleButton([SIZE], () => {
    const next = SIZES[(SIZES.indexOf(window.room.dataset['size'] as never) + 1) % SIZES.length] ?? 'small';
    window.room.dataset['size'] = next;
    preferSizes(engine.view);
  });
  const pip = toggleButton(
    [PIP],
    fence.guard(async () => {
      const main = window.stage.main();
      if (document.pictureInPictureElement) await document.exitPictureInPicture();
      else if (main) await main.requestPictureInPicture();
    }),
  );
  const flip = toggleButton(
    [FLIP],
    fence.guard(async () => {
      const facing = engine.devices.facing === 'environment' ? 'user' : 'environment';
      await engine.choose({ facing });
      keepDevices({ chosen: engine.devices });
    }),
  );
  const gear = toggleButton([GEAR], () => menu.toggle());
  window.room.dataset['size'] = 'small';
  for (const [tool, label, isUseful] of [
    [screen, words.share, typeof navigator.mediaDevices?.getDisplayMedia === 'function'],
    [flip, words.flip, isPhone() && navigator.maxTouchPoints > 0],
    [size, words.layout, !isPhone()],
    [pip, words.pip, document.pictureInPictureEnabled && !isPhone()],
    [gear, words.settings, navigator.mediaDevices !== undefined],
  ] as const) {
    tool.draw(label, true);
    if (isUseful) window.addButton(tool.button);
  }

  /** A small window needs the small picture only. */
  function preferSizes({ peers }: CallView): void {
    const wanted = window.room.dataset['size'] === 'small' || isPhone() ? 'small' : 'large';
    for (const { tracks } of peers) if (tracks.camera) engine.prefer(tracks.camera.producerId, wanted);
  }

  return {
    draw(view) {
      const { screen: own } = view;
      if (view.state === 'live' && view.peers.length > 0) liveSince ??= performance.now();
      isSharing = own.track !== null;
      screen.draw(isSharing ? words.unshare : words.share, !isSharing);
      note.textContent = isSharing ? words.sharing : own.problem === 'unsupported' ? words.shareFailed : '';
      preferSizes(view);
      if (view.state !== 'ended' || view.over === 'elsewhere' || liveSince === undefined) return;
      if (performance.now() - liveSince > WORTH_RATING_MS) askForRating(app, callId, words);
      liveSince = undefined;
    },
    stop() {
      stopPointing();
      menu.remove();
      note.remove();
      if (liveSince !== undefined && performance.now() - liveSince > WORTH_RATING_MS) askForRating(app, callId, words);
    },
  };
}
