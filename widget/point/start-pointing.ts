/** Shows what agents point at while they may: takes their frames and draws them, for each agent in a colour of their own. */
import { readPointer } from '../../shared/protocol/pointer-frame.ts';
import { showMarks } from '../../shared/point/show-marks.ts';
import type { App, Feature } from '../app.ts';
import type { SharedPage } from '../cobrowse/follow-aids.ts';
import { after, listen, nextFrame, nowMs } from '../env.ts';
import { createMarksLayer } from './marks-layer.ts';

export function startPointing({ state, connection, shadow, fence }: App, page: SharedPage): Feature {
  const layer = createMarksLayer(shadow);
  const marks = showMarks({
    layer: layer.element,
    eye: (now) => ({ top: window, scale: 1, node: page.node, nowMs: now }),
    now: nowMs,
    nextFrame: (run) => nextFrame(fence.guard(run)),
    after: (ms, run) => after(ms, fence.guard(run)),
  });
  /** Whoever may point now; the server has checked it too, a moment earlier. */
  const holderOf = (color: number) => {
    const live = state.get().consent.grants.filter((grant) => grant.color === color && !grant.paused);
    const holder = live.find(({ capability }) => capability === 'point');
    return live.some(({ capability, agentId }) => capability === 'view' && agentId === holder?.agentId) && holder;
  };
  const beganAt = nowMs();
  // What agents see of their own marks is what we have, not what the page before had.
  const tell = () => page.note({ about: 'marks', since: beganAt });
  tell();

  const cancels = [
    page.onPicture(tell),
    connection.onBytes(
      'page:pointer',
      fence.guard((bytes: Uint8Array) => {
        const color = bytes[0] ?? 0;
        const holder = holderOf(color);
        const frame = readPointer(bytes.subarray(1));
        if (holder && frame?.tab === state.get().tab) marks.take(color, holder.agentName, frame);
      }),
    ),
    state.subscribe(
      fence.guard(
        () =>
          void [...marks.colors()].forEach((color) => {
            if (!holderOf(color)) marks.remove(color);
          }),
      ),
    ),
    // Capturing hears areas of the page too; what stands still is looked at only now and then.
    ...['scroll', 'resize'].map((what) => listen(globalThis, what, marks.look, { capture: true })),
    marks.stop,
    layer.remove,
  ];
  return { stop: () => cancels.forEach((cancel) => cancel()) };
}
