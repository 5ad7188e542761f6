/** Tells the watchers how far the forms of this page are and which field the visitor is in, when it has changed. */
import type { SharedPage } from '../cobrowse/shared-page.ts';
import { forgetAreas } from '../cobrowse/read-field.ts';
import { after, every, listen, type Cancel } from '../env.ts';
import { fieldInFocus, readForms } from './read-forms.ts';

/** What follows a touch comes together, in ms; a page may add fields and complaints by itself, looked for that often, in ms. */
const SOON_MS = 200;
const LOOK_MS = 2_000;
const TOUCHES = ['input', 'change', 'focusin', 'focusout', 'invalid', 'click', 'submit', 'reset'];

export function tellForms(page: Pick<SharedPage, 'idOf' | 'note' | 'onPicture'>): Cancel {
  let told = '';
  let cancelSoon: Cancel | undefined;

  function look(): void {
    cancelSoon?.();
    cancelSoon = undefined;
    forgetAreas();
    const note = { about: 'forms', at: fieldInFocus(page.idOf), forms: readForms(page.idOf) } as const;
    const text = JSON.stringify(note);
    if (text === told) return;
    told = text;
    page.note(note);
  }
  const lookSoon = () => {
    cancelSoon ??= after(SOON_MS, look);
  };
  const cancels = [
    ...TOUCHES.map((type) => listen(document, type, lookSoon, { capture: true })),
    every(LOOK_MS, look),
    page.onPicture(() => {
      // The picture is told first; a page without forms is worth no word.
      told = '';
      lookSoon();
    }),
  ];
  lookSoon();
  return () => {
    cancelSoon?.();
    for (const cancel of cancels) cancel();
  };
}
