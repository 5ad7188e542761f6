/** What the right side shows: the person in a narrow column, or their page, large; and whether the page has all the room. */
import { signal } from '@preact/signals';

export const pane = signal<'person' | 'page'>('person');
/** Nothing beside the page, until taken back. */
export const isPageAlone = signal(false);
