/** Finds out about a field of the replica: how the list names it, what can be suggested for it. */
import type { FormProgress } from '../../shared/protocol/page-note.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { outOfReach } from '../control/out-of-reach.ts';
import { notesOf } from '../page/page-notes.ts';
import type { Replica } from '../page/replica.ts';

export type NotedField = FormProgress['fields'][number];
type Input = HTMLInputElement;

export const isDot = (element: Element): boolean =>
  element.localName === 'input' && (element as Input).type === 'radio';
export const isBox = (element: Element): boolean =>
  element.localName === 'input' && (element as Input).type === 'checkbox';

/** All dots of a group, in the order of the page. */
export function dotsOf(dot: Element): readonly Element[] {
  const { name, form } = dot as Input;
  const place = form ?? dot.getRootNode();
  return [...(place as ParentNode).querySelectorAll<Input>('input[type=radio]')].filter(
    (other) => other === dot || (name !== '' && other.name === name && other.form === form),
  );
}

/** The number under which the list has it; a group of dots stands there by one of them. */
export function listedAs(sessionId: SessionId, replica: Pick<Replica, 'nodeOf'>, element: Element): number {
  const nodes = (isDot(element) ? dotsOf(element) : [element]).map(replica.nodeOf);
  return nodes.find((node) => notedField(sessionId, node)) ?? nodes[0] ?? 0;
}

export function notedField(sessionId: SessionId, node: number): NotedField | undefined {
  return notesOf(sessionId)
    .forms?.forms.flatMap(({ fields }) => fields)
    .find((field) => field.node === node);
}

/** Null: a value may be suggested. The visitor's browser has the last word. */
export function whyNotSuggest(
  noted: NotedField | undefined,
  element: Element,
): 'is_hidden' | 'is_reserved' | 'is_fixed' | null {
  if (noted?.hidden) return 'is_hidden';
  const kind = element.localName === 'select' ? 'select' : isDot(element) || isBox(element) ? 'check' : 'type';
  const reason = outOfReach(kind, element);
  if (reason === 'hidden') return noted ? null : 'is_hidden';
  if (reason === 'reserved') return 'is_reserved';
  return reason ? 'is_fixed' : null;
}
