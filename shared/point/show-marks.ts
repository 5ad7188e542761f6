/**
 * Shows the marks of several agents over a page for as long as there are any: at each picture while something moves, a few times a second
 * while nothing does, not at all when nothing is shown. Whose frames may be shown is decided elsewhere.
 */
import type { PointerFrame } from '../protocol/pointer-frame.ts';
import { agentColor } from './agent-colors.ts';
import { drawAgent, type AgentDrawing } from './draw-agent.ts';
import type { Eye } from './mark-art.ts';
import { fadeMarks, isBare, NO_MARKS, takeFrame, type Marks } from './marks.ts';

/** So long after the last change every picture is drawn; after that so often is looked, in ms. */
const LIVELY_MS = 400;
const LOOK_MS = 120;
const RING_MS = 600;

type Cancel = () => void;
export type MarkPorts = {
  /** As large as the page's window. */
  readonly layer: HTMLElement;
  /** Whose pointer is the mouse on this screen. */
  isOwn?(color: number): boolean;
  /** Null while there is no page. */
  eye(nowMs: number): Eye | null;
  now(): number;
  nextFrame(run: () => void): Cancel;
  after(ms: number, run: () => void): Cancel;
};
export type ShownMarks = {
  take(color: number, name: string, frame: PointerFrame): void;
  /** Everything of this agent, at once. */
  remove(color: number): void;
  colors(): Iterable<number>;
  /** Something may have moved. */
  look(): void;
  stop(): void;
};
type Shown = { marks: Marks; readonly drawing: AgentDrawing };

export function showMarks({ layer, isOwn, eye, now, nextFrame, after }: MarkPorts): ShownMarks {
  const agents = new Map<number, Shown>();
  let cancel: Cancel | undefined;
  let isFrameNext = false;
  let drawn = '';
  let livelyUntil = 0;

  function draw(): void {
    cancel = undefined;
    isFrameNext = false;
    const nowMs = now();
    const through = eye(nowMs);
    let places = '';
    for (const shown of agents.values()) {
      shown.marks = fadeMarks(shown.marks, nowMs);
      if (through) places += shown.drawing.draw(shown.marks, through);
    }
    layer.toggleAttribute('data-several', agents.size > 1);
    if (places !== drawn) livelyUntil = nowMs + LIVELY_MS;
    drawn = places;
    layer.hidden = !through || [...agents.values()].every(({ marks }) => isBare(marks));
    if (layer.hidden) return;
    if (nowMs < livelyUntil) look();
    else cancel = after(LOOK_MS, look);
  }
  function look(): void {
    if (isFrameNext) return;
    cancel?.();
    isFrameNext = true;
    cancel = nextFrame(draw);
  }
  layer.hidden = true;
  return {
    take(color, name, frame) {
      let shown = agents.get(color);
      if (!shown) {
        shown = { marks: NO_MARKS, drawing: drawAgent(layer, name, agentColor(color), isOwn?.(color) ?? false) };
        agents.set(color, shown);
      }
      shown.marks = takeFrame(shown.marks, frame, now());
      layer.hidden = false;
      look();
      if (frame.kind !== 'click') return;
      cancel?.();
      draw();
      after(RING_MS, shown.drawing.ring());
    },
    remove(color) {
      agents.get(color)?.drawing.remove();
      agents.delete(color);
    },
    colors: () => agents.keys(),
    look: () => !layer.hidden && look(),
    stop() {
      cancel?.();
      isFrameNext = false;
      for (const { drawing } of agents.values()) drawing.remove();
      agents.clear();
      layer.hidden = true;
    },
  };
}
