/** Follows an agent from page to page while the visitor lets them lead. */
import type { App, Feature } from '../app.ts';
import type { SharedPage } from '../cobrowse/follow-aids.ts';

export function startLead(_app: App, _page: SharedPage): Feature {
  return { stop: () => undefined };
}
