/** Shows what agents point at while they may: takes their frames and draws them, for each agent in a colour of their own; the bar says so. */
import { readPointer } from '../../shared/protocol/pointer-frame.ts';
import { showMarks } from '../../shared/point/show-marks.ts';
import type { App, Feature } from '../app.ts';
import type { SharedPage } from '../cobrowse/shared-page.ts';
import { after, listen, nextFrame, nowMs } from '../env.ts';
import { createMarksLayer } from './marks-layer.ts';
import { WORDS } from './words.ts';

/** What says more about what an agent does here than pointing: its words stay. */
const MORE: readonly string[] = ['form', 'lead', 'control'];

export function startPointing({ state, connection, shadow, fence }: App, page: SharedPage): Feature {
  const words = WORDS[state.get().locale];
  const layer = createMarksLayer(shadow);
  const marks = showMarks({
    layer: layer.element,
    eye: (now) => ({ top: window, scale: 1, node: page.node, nowMs: now }),
    now: nowMs,
    nextFrame: (run) => nextFrame(fence.guard(run)),
    after: (ms, run) => after(ms, fence.guard(run)),
  });
  /** Who may point now; the server has checked it too, a moment earlier. */
  const holders = () => {
    const live = state.get().consent.grants.filter(({ paused }) => !paused);
    const sees = (agent: string) => live.some(({ capability, agentId }) => capability === 'view' && agentId === agent);
    return live.filter(({ capability, agentId }) => capability === 'point' && sees(agentId));
  };
  const holderOf = (color: number) => holders().find((grant) => grant.color === color);

  let said = '';
  let unsay = () => {};
  function follow(): void {
    for (const color of [...marks.colors()]) if (!holderOf(color)) marks.remove(color);
    const names = words.pointing(holders().map(({ agentName }) => agentName));
    const isMore = state.get().consent.grants.some(({ capability, paused }) => !paused && MORE.includes(capability));
    if (names === said || isMore) return;
    said = names;
    unsay();
    unsay = page.bar.say(names);
  }
  follow();

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
    state.subscribe(fence.guard((now, before) => now.consent !== before.consent && follow())),
    // Capturing hears areas of the page too; what stands still is looked at only now and then.
    ...['scroll', 'resize'].map((what) => listen(globalThis, what, marks.look, { capture: true })),
    marks.stop,
    layer.remove,
    () => unsay(),
  ];
  return { stop: () => cancels.forEach((cancel) => cancel()) };
}
