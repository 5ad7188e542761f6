/** Finds the place for a suggestion near its field: never over it, rather not over other fields, never over another suggestion. Pure. */
import type { Box } from '../../shared/point/place-box.ts';

export type Side = 'right' | 'below' | 'above';
export type Size = { readonly width: number; readonly height: number };
export type Spot = { readonly side: Side; readonly left: number; readonly top: number };

const GAP_PX = 6;
const EDGE_PX = 8;
/** On a narrow screen there is no room beside a field, in px. */
const NARROW_PX = 600;

type Room = Size & {
  readonly fields: readonly Box[];
  /** Suggestions that have their place, and what else of ours lies over the page. */
  readonly chips: readonly Box[];
  /** Where it stood: it does not jump about while the page moves. */
  readonly before: Side | undefined;
};

export function beside(field: Box, size: Size, { width, height, fields, chips, before }: Room): Spot {
  const inWidth = (left: number) => Math.max(EDGE_PX, Math.min(left, width - EDGE_PX - size.width));
  const spots: Record<Side, Spot> = {
    right: {
      side: 'right',
      left: field.left + field.width + GAP_PX + 2,
      top: field.top + Math.min(0, (field.height - size.height) / 2),
    },
    below: { side: 'below', left: inWidth(field.left), top: field.top + field.height + GAP_PX },
    above: { side: 'above', left: inWidth(field.left), top: field.top - GAP_PX - size.height },
  };
  const sides: readonly Side[] = width < NARROW_PX ? ['below', 'above'] : ['right', 'below', 'above'];
  const inside = (before && sides.includes(before) ? [before, ...sides] : sides).filter((side) => {
    const { left, top } = spots[side];
    const isInWidth = left >= EDGE_PX && left + size.width <= width - EDGE_PX;
    return isInWidth && top >= EDGE_PX && top + size.height <= height - EDGE_PX;
  });
  const isOver = (side: Side, boxes: readonly Box[]) => boxes.some((box) => overlap(box, { ...spots[side], ...size }));
  const side =
    inside.find((one) => !isOver(one, fields) && !isOver(one, chips)) ??
    inside.find((one) => one !== 'right' && !isOver(one, chips));
  if (side) return spots[side];
  const { left } = spots.below;
  let { top } = spots.below;
  for (const chip of chips.toSorted((a, b) => a.top - b.top))
    if (overlap(chip, { left, top, ...size })) top = chip.top + chip.height + GAP_PX;
  return { side: 'below', left, top };
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
