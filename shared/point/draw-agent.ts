/** Draws all marks of one agent, in the agent's colour. */
import { drawOutline } from './draw-outline.ts';
import { drawPointer } from './draw-pointer.ts';
import { drawStrokes } from './draw-strokes.ts';
import { drawText } from './draw-text.ts';
import { add, type Drawing } from './mark-art.ts';
import type { Marks } from './marks.ts';

export type AgentDrawing = Drawing<Marks> & {
  /** A ring where the pointer was drawn last; answers with what takes it away. */
  ring(): () => void;
  remove(): void;
};

export function drawAgent(layer: HTMLElement, name: string, color: string, isOwn: boolean): AgentDrawing {
  const whole = add(layer, 'marks-agent');
  // My own hand is where my mouse is.
  whole.toggleAttribute('data-own', isOwn);
  whole.style.setProperty('--agent', color);
  const text = drawText(whole, name);
  const outline = drawOutline(whole, name);
  const strokes = drawStrokes(add(whole, 'marks-agent'));
  const pointer = drawPointer(whole, name);
  return {
    draw: (marks, eye) =>
      [
        text.draw(marks.text, eye),
        outline.draw(marks.outline, eye),
        strokes.draw(marks.strokes, eye),
        pointer.draw(marks.pointer, eye),
      ].join('|'),
    ring: pointer.ring,
    remove: () => whole.remove(),
  };
}
