/** Tells an agent what a page looks like beyond its tree: what is under the visitor's hand, which part they see, where a film stands. */
import type { App, Feature } from '../app.ts';
import type { SharedPage } from '../cobrowse/shared-page.ts';
import { tellAdopted } from './tell-adopted.ts';
import { tellFilms } from './tell-films.ts';
import { tellStates } from './tell-states.ts';
import { tellView } from './tell-view.ts';

export function startLooks({ fence }: App, page: SharedPage): Feature {
  const cancels = [
    tellAdopted(fence.guard),
    tellStates(page, fence.guard),
    tellView(page, fence.guard),
    tellFilms(page),
  ];
  return { stop: () => cancels.forEach((cancel) => cancel()) };
}
