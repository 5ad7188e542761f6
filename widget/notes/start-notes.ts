/** What the page tells its watchers beside its picture, and what the visitor may see of it: here, how old the picture is. */
import type { App, Feature } from '../app.ts';
import type { SharedPage } from '../cobrowse/shared-page.ts';
import { nameViewers } from '../companions/name-viewers.ts';
import { every, nowMs } from '../env.ts';
import type { Texts } from '../i18n/texts.ts';
import { tellForms } from '../form/tell-forms.ts';
import { showHidden } from './show-hidden.ts';
import { tellCanvases } from './tell-canvases.ts';
import { tellFields } from './tell-fields.ts';

/** Often enough for a figure that is honest, rare enough to cost nothing, in ms. */
const BEAT_MS = 5_000;

export function startNotes(app: App, page: SharedPage, texts: Texts): Feature {
  const beat = () => page.note({ about: 'beat', at: nowMs() + app.state.get().clockOffsetMs });
  const cancels = [
    page.onPicture(beat),
    nameViewers(app, page, texts),
    every(BEAT_MS, beat),
    tellForms(page),
    showHidden(app, page),
    tellCanvases(page),
    tellFields(page),
  ];
  return { stop: () => cancels.forEach((cancel) => cancel()) };
}
