/** Sees adopted style sheets that change within their list, which tells the recorder nothing: the list as it is, set once more, does. */
import { every, type Cancel } from '../env.ts';
import type { Fence } from '../fence.ts';
import { documents } from '../form/page-documents.ts';

const LOOK_MS = 1_000;

export function tellAdopted(guard: Fence['guard']): Cancel {
  const told = new WeakMap<Document, readonly CSSStyleSheet[]>();
  const look = (): void => {
    for (const place of documents()) {
      const now = [...(place.adoptedStyleSheets ?? [])];
      const before = told.get(place);
      told.set(place, now);
      if (before && (before.length !== now.length || before.some((sheet, at) => sheet !== now[at])))
        place.adoptedStyleSheets = now;
    }
  };
  look();
  return every(LOOK_MS, guard(look));
}
