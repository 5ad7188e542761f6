/** Lies over the replica while I fill in a form together with the visitor: a click on a field opens a suggestion for it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { notify } from '../link.ts';
import { t } from '../i18n/t.ts';
import type { GlassProps } from '../page/glass-props.ts';
import { fieldAt } from '../control/field-at.ts';
import { isBox, isDot, listedAs, notedField, whyNotSuggest } from './field-of.ts';
import { useOverElement } from './over-element.ts';
import { sendSuggestion } from './send-suggestion.ts';
import { goesInAtOnce } from './suggestions.ts';
import { ValueInput } from './value-input.tsx';
import './form-glass.css';

type Hint = 'is_hidden' | 'is_reserved' | 'is_fixed' | 'no_field';

export function FormGlass({ sessionId, replica, scale, picture }: GlassProps) {
  const [edited, setEdited] = useState<Element | null>(null);
  const [hint, setHint] = useState<Hint | null>(null);
  const [isOver, setOver] = useState(false);
  const editor = useRef<HTMLDivElement>(null);
  const noted = (element: Element) => notedField(sessionId, listedAs(sessionId, replica, element));
  const close = () => setEdited(null);
  useOverElement(editor, edited, { replica, scale }, placeEditor, close);

  // The visitor sees which field I am in.
  useEffect(() => {
    const shown = picture();
    if (!shown || !edited) return;
    notify('form:at', { sessionId, ...shown, node: Math.max(0, replica.nodeOf(edited)) });
    return () => notify('form:at', { sessionId, ...(picture() ?? shown), node: 0 });
  }, [edited, sessionId, replica]);

  function found(event: MouseEvent): Element | null {
    const target = replica.targetAt(event.offsetX / scale, event.offsetY / scale);
    return target && fieldAt(target.element);
  }
  function hover(event: MouseEvent): void {
    const field = found(event);
    setOver(field !== null);
    setHint(field && whyNotSuggest(noted(field), field));
  }
  function click(event: MouseEvent): void {
    const field = found(event);
    if (!field) {
      close();
      return setHint('no_field');
    }
    const reason = whyNotSuggest(noted(field), field);
    setHint(reason);
    if (reason) return close();
    if (!isBox(field) && !isDot(field)) return setEdited(field);
    // One click says all there is to say.
    const on = isDot(field) || !(field as HTMLInputElement).checked;
    sendSuggestion(sessionId, { replica, picture }, field, { kind: 'checked', on });
    return close();
  }

  return (
    <div
      class="tool-glass form-glass"
      data-over={isOver ? (hint ? 'closed' : 'open') : undefined}
      aria-label={t('form.glass')}
      onPointerMove={hover}
      onPointerLeave={() => setHint(null)}
      onClick={click}
    >
      {edited && (
        <div
          ref={editor}
          class="form-editor"
          onPointerMove={stop}
          onPointerDown={stop}
          onClick={stop}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Escape') close();
          }}
        >
          <ValueInput
            key={replica.nodeOf(edited)}
            element={edited}
            name={noted(edited)?.label || t('form.some_field')}
            atOnce={goesInAtOnce(sessionId)}
            onValue={(element, value) => {
              sendSuggestion(sessionId, { replica, picture }, element, value);
              close();
            }}
          />
        </div>
      )}
      <span class="form-hint" role="status" hidden={!hint}>
        {hint && t(`form.${hint}`)}
      </span>
    </div>
  );
}

/** Over the field, at least wide enough to write in. */
function placeEditor(own: HTMLElement, { left, top, width, height }: Parameters<PlaceOver>[1]): void {
  const room = own.parentElement?.clientWidth ?? 0;
  const wide = Math.max(width, 240);
  own.style.left = `${Math.max(0, Math.min(left, room - wide))}px`;
  own.style.top = `${top}px`;
  own.style.width = `${wide}px`;
  own.style.setProperty('--field-height', `${height}px`);
}
type PlaceOver = Parameters<typeof useOverElement>[3];
const stop = (event: Event): void => event.stopPropagation();
