/** The agent's pointing tools and which is in the hand now; the same for every page until another is taken. */
import { signal } from '@preact/signals';
import { Highlighter, MousePointer2, Pencil, SquareDashedMousePointer, type IconNode } from 'lucide';

export const POINT_KIT = ['pointer', 'outline', 'draw', 'text'] as const;
export type PointTool = (typeof POINT_KIT)[number];
export const POINT_ICONS: Record<PointTool, IconNode> = {
  pointer: MousePointer2,
  outline: SquareDashedMousePointer,
  draw: Pencil,
  text: Highlighter,
};
export const inHand = signal<PointTool>('pointer');

/** The key that takes a tool while the page has the focus: its place, from 1. */
export const keyOf = (tool: PointTool): string => String(POINT_KIT.indexOf(tool) + 1);
export function takeByKey(key: string): boolean {
  const tool = POINT_KIT.find((one) => keyOf(one) === key);
  if (tool) inHand.value = tool;
  return tool !== undefined;
}
