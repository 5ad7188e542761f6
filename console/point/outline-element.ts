/** Chooses the element an outline is drawn round: the whole of what belongs together; the same place once more takes what is around it. */
import type { Hand } from './hand.ts';

/** Their inside is no thing of its own. */
const WHOLE = 'a,button,label,summary,select,svg,picture,[role=button],[role=link],[role=tab],[role=checkbox]';

export type Outliner = {
  /** What a click there would outline. */
  at(x: number, y: number): Element | null;
  click(x: number, y: number): void;
};

export function createOutliner({ replica, send }: Hand): Outliner {
  let last: { readonly base: Element; readonly shown: Element } | null = null;
  const baseAt = (x: number, y: number): Element | null => {
    const element = replica.targetAt(x, y)?.element;
    return element?.closest(WHOLE) ?? element ?? null;
  };
  const next = (base: Element): Element => {
    const wider = last?.base === base ? last.shown.parentElement : null;
    return wider && wider !== wider.ownerDocument.body && wider !== wider.ownerDocument.documentElement ? wider : base;
  };
  return {
    at: (x, y) => {
      const base = baseAt(x, y);
      return base && next(base);
    },
    click(x, y) {
      const base = baseAt(x, y);
      if (!base) return;
      const shown = next(base);
      const node = replica.nodeOf(shown);
      if (node <= 0) return;
      last = { base, shown };
      send({ kind: 'outline', node });
    },
  };
}
