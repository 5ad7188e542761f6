/** What the page tells its watchers beside its picture, and what the visitor may see of it: here, how old the picture is. */
import type { App, Feature } from '../app.ts';
import type { SharedPage } from '../cobrowse/follow-aids.ts';
import { every, nowMs } from '../env.ts';
import { tellForms } from '../form/tell-forms.ts';

/** Often enough for a figure that is honest, rare enough to cost nothing, in ms. */
const BEAT_MS = 5_000;

export function startNotes({ state }: App, page: SharedPage): Feature {
  const beat = () => page.note({ about: 'beat', at: nowMs() + state.get().clockOffsetMs });
  const cancels = [page.onPicture(beat), every(BEAT_MS, beat), tellForms(page)];
  return { stop: () => cancels.forEach((cancel) => cancel()) };
}
