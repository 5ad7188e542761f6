/** The tab key goes from a field to its suggestion, and from there on in the page, as if it stood in the page behind the field. */
import { listen, type Cancel } from '../env.ts';
import type { Chip } from './chip.ts';

/** The way in. */
type Stop = Pick<Chip, 'element' | 'take'>;

export function followTab(field: Element, { element, take }: Stop, shadow: ShadowRoot): Cancel {
  const isPlain = (event: KeyboardEvent) =>
    event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey && !event.defaultPrevented;
  const back = () => (field as HTMLElement).focus({ preventScroll: true });
  const cancels = [
    listen<KeyboardEvent>(
      field,
      'keydown',
      (event) => {
        if (!isPlain(event) || event.shiftKey || element.hidden) return;
        event.preventDefault();
        take.focus();
      },
      { passive: false },
    ),
    listen<KeyboardEvent>(
      element,
      'keydown',
      (event) => {
        // Keys of ours are none of the page's.
        if (event.key !== 'Escape') event.stopPropagation();
        if (!isPlain(event)) return;
        if (event.shiftKey && shadow.activeElement === take) {
          event.preventDefault();
          back();
        }
        // The browser goes on from the field.
        const last = [...element.querySelectorAll('button')].findLast((button) => button.checkVisibility());
        if (!event.shiftKey && shadow.activeElement === last) back();
      },
      { passive: false },
    ),
  ];
  return () => cancels.forEach((cancel) => cancel());
}
