/** The layer marks are drawn on: over the page, under our own bar and panel; over a dialog of the page while one is open. Takes no clicks. */
import { listen, type Cancel } from '../env.ts';
import { adoptOnce } from '../launcher/adopt-styles.ts';
import css from '../../shared/point/marks.css?inline';

export type MarksLayer = { readonly element: HTMLElement; remove: Cancel };

export function createMarksLayer(shadow: ShadowRoot): MarksLayer {
  adoptOnce(shadow, css);
  const element = document.createElement('div');
  element.className = 'marks';
  element.popover = 'manual';
  shadow.prepend(element);

  /** What was opened last lies above: a layer shown anew lies above the page's newest dialog. */
  function raise(): void {
    if (element.matches(':popover-open')) element.hidePopover();
    if (document.querySelector(':modal,:popover-open')) element.showPopover();
  }
  const canRise = typeof element.showPopover === 'function';
  const stopListening = canRise ? listen(document, 'toggle', raise, { capture: true }) : () => {};
  if (canRise) raise();
  return {
    element,
    remove() {
      stopListening();
      element.remove();
    },
  };
}
