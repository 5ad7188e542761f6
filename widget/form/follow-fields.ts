/** Keeps suggestions and name tags at their fields while the page scrolls and changes, a look each picture as long as there are any. */
import { boxOf, clipOf, meet, type Box } from '../../shared/point/place-box.ts';
import { nextFrame, type Cancel } from '../env.ts';
import type { AgentTags } from './agent-tags.ts';
import { beside, type Side } from './beside.ts';
import type { Standing, Suggestions } from './suggestions.ts';

/** So many fields around are given way to. */
const MOST_FIELDS = 80;
/** What lies over everything else. */
const OURS = '.watch-bar,.launcher,.panel';
const FIELDS = 'input:not([type=hidden]),textarea,select,button';

export type FieldFollower = {
  /** Something came or went. */
  look(): void;
  /** Suggestions whose field is not in the window, the first of the page first. */
  outOfSight(): readonly Standing[];
  stop: Cancel;
};

export function followFields(
  shadow: ShadowRoot,
  suggestions: Suggestions,
  tags: AgentTags,
  onSight: () => void,
): FieldFollower {
  const sides = new WeakMap<Standing, Side>();
  let drawn = '';
  let hidden = '';
  let cancel: Cancel | undefined;

  function look(): void {
    cancel?.();
    cancel = undefined;
    suggestions.dropGone();
    tags.draw();
    const open = suggestions.all();
    const boxes = open.map(({ element }) => boxOf(element, window));
    const ours = [...shadow.querySelectorAll(OURS)].map((element) => element.getBoundingClientRect());
    const now = JSON.stringify([boxes, ours, innerWidth, innerHeight, open.map(({ id, isIn }) => id + isIn)]);
    if (now !== drawn) place(open, boxes, ours);
    drawn = now;
    if (open.length > 0 || !tags.isEmpty()) cancel = nextFrame(look);
  }

  function place(open: readonly Standing[], boxes: readonly Box[], ours: readonly Box[]): void {
    const sights = open.map(({ element }, index) => meet(boxes[index] as Box, clipOf(element, window)));
    open.forEach(({ chip }, index) => {
      const { width = 0, height = 0 } = sights[index] ?? {};
      chip.element.hidden = width < 1 || height < 1;
    });
    const sizes = open.map(({ chip }) => {
      const { width, height } = chip.element.getBoundingClientRect();
      return { width, height };
    });
    const chips: Box[] = ours.filter(({ width }) => width > 0);
    open.forEach((one, index) => {
      const size = sizes[index];
      const box = boxes[index];
      if (one.chip.element.hidden || !size || !box) return;
      const room = { width: innerWidth, height: innerHeight, fields: fieldsAround(one.element), chips };
      const spot = one.chip.inside?.(one.element, box, size) ?? beside(box, size, { ...room, before: sides.get(one) });
      sides.set(one, spot.side);
      chips.push({ left: spot.left, top: spot.top, ...size });
      one.chip.element.style.transform = `translate(${Math.round(spot.left)}px, ${Math.round(spot.top)}px)`;
    });
    const unseen = open.flatMap(({ chip, id, isIn }) => (chip.element.hidden && !isIn ? [id] : [])).join();
    if (unseen !== hidden) {
      hidden = unseen;
      onSight();
    }
  }

  return {
    look,
    outOfSight: () => suggestions.open().filter(({ chip }) => chip.element.hidden),
    stop: () => cancel?.(),
  };
}

function fieldsAround(element: Element): Box[] {
  const place = element.closest('form') ?? (element.getRootNode() as ParentNode);
  return [...place.querySelectorAll(FIELDS)]
    .slice(0, MOST_FIELDS)
    .filter((other) => other !== element)
    .map((other) => boxOf(other, window))
    .filter(({ width, height }) => width > 0 && height > 0);
}
