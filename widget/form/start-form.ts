/** Suggestions for the fields of this page while an agent may make them. */
import type { App, Feature } from '../app.ts';
import type { SharedPage } from '../cobrowse/follow-aids.ts';

export function startForm(_app: App, _page: SharedPage): Feature {
  return { stop: () => undefined };
}
