/** What the right side shows: the person in a narrow column, or their page, large. */
import { signal } from '@preact/signals';

export const pane = signal<'person' | 'page'>('person');
