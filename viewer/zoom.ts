/** Smaller and larger: this viewer's own affair, the other side is not asked. */
import type { Stage } from './stage.ts';
import { toolButton } from './parts.ts';

const STEPS = [1, 1.5, 2, 3];

export type Zoom = { now(): number; key(key: string): boolean };

export function addZoom({ tools, words }: Pick<Stage, 'tools' | 'words'>, draw: () => void): Zoom {
  let step = 0;
  const smaller = toolButton('smaller', words.smaller, () => go(-1));
  const larger = toolButton('larger', words.larger, () => go(1));
  smaller.element.disabled = true;
  tools.append(smaller.element, larger.element);
  function go(by: number): void {
    step = Math.min(STEPS.length - 1, Math.max(0, step + by));
    smaller.element.disabled = step === 0;
    larger.element.disabled = step === STEPS.length - 1;
    draw();
  }
  return {
    now: () => STEPS[step] ?? 1,
    key(key) {
      if (key !== '+' && key !== '-') return false;
      go(key === '+' ? 1 : -1);
      return true;
    },
  };
}
