/** Suggests a value for a field of the page on my screen. */
import type { SuggestedValue } from '../../shared/protocol/form.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { t } from '../i18n/t.ts';
import { listedAs } from './field-of.ts';
import type { ShownPage } from './shown-pages.ts';
import { suggest } from './suggestions.ts';

export function sendSuggestion(sessionId: SessionId, page: ShownPage, element: Element, value: SuggestedValue): void {
  const picture = page.picture();
  const node = page.replica.nodeOf(element);
  if (!picture || node <= 0) return;
  const field = listedAs(sessionId, page.replica, element);
  suggest(sessionId, { ...picture, node }, field, value, wordsOf(element, value));
}

function wordsOf(element: Element, value: SuggestedValue): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'choice':
      return value.indexes.map((index) => (element as HTMLSelectElement).options[index]?.text ?? '').join(', ');
    case 'checked':
      return labelOfDot(element) || t(value.on ? 'form.tick' : 'form.untick');
    default:
      return value satisfies never;
  }
}

/** The words of one choice; a box has none of its own. */
export const labelOfDot = (element: Element): string =>
  (element as HTMLInputElement).type === 'radio'
    ? ((element as HTMLInputElement).labels?.[0]?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 120)
    : '';
