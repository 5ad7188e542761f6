/** Over the replica, whatever tool I hold: the field the visitor is in, what I have suggested, what is wrong with a field. */
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { agentColor } from '../../shared/point/agent-colors.ts';
import { t } from '../i18n/t.ts';
import { myGrant } from '../page/capabilities.ts';
import { notesOf } from '../page/page-notes.ts';
import type { GlassProps } from '../page/glass-props.ts';
import { useOverElement } from './over-element.ts';
import { elementOf, notePage } from './shown-pages.ts';
import { openSuggestions } from './suggestions.ts';
import './form-glass.css';

/** The field of the list my mouse is on. */
export const pointedField = signal(0);
type Mark = {
  readonly kind: 'visitor' | 'suggestion' | 'problem' | 'pointed';
  readonly node: number;
  readonly words: string;
};

export function FormMarks({ sessionId, replica, scale, picture }: GlassProps) {
  useEffect(() => notePage(sessionId, { replica, picture }), [sessionId, replica, picture]);
  const { forms } = notesOf(sessionId);
  const fields = forms?.forms.flatMap((form) => form.fields) ?? [];
  const marks: Mark[] = [
    ...fields.flatMap(({ node, problem }): Mark[] => (problem ? [{ kind: 'problem', node, words: '' }] : [])),
    ...openSuggestions(sessionId).map(({ node, words }): Mark => ({ kind: 'suggestion', node, words })),
    { kind: 'pointed', node: pointedField.value, words: '' },
    { kind: 'visitor', node: forms?.at ?? 0, words: t('form.visitor') },
  ];
  const color = agentColor(myGrant(sessionId, 'form')?.color ?? 0);
  return (
    <>
      {marks.map((mark) => (
        <OneMark key={`${mark.kind} ${mark.node}`} mark={mark} color={color} replica={replica} scale={scale} />
      ))}
    </>
  );
}

type OneProps = Pick<GlassProps, 'replica' | 'scale'> & { mark: Mark; color: string };
function OneMark({ mark: { kind, node, words }, color, replica, scale }: OneProps) {
  const own = useRef<HTMLDivElement>(null);
  const element = elementOf({ replica }, node);
  useOverElement(own, element, { replica, scale }, (mark, { left, top, width, height }) => {
    mark.style.transform = `translate(${left - GAP_PX}px, ${top - GAP_PX}px)`;
    mark.style.width = `${width + 2 * GAP_PX}px`;
    mark.style.height = `${height + 2 * GAP_PX}px`;
  });
  if (!element) return null;
  return (
    <div ref={own} class="form-mark" data-mark={kind} style={{ '--agent': color }}>
      {words && <span>{words}</span>}
    </div>
  );
}
const GAP_PX = 2;
