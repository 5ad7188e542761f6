/**
 * Lies over the replica while I may use the page: my clicks, keys, wheel, finger and writing become actions; what is out of
 * reach says so.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { KEYS, type ActRefusal } from '../../shared/protocol/control.ts';
import type { Key } from '../../shared/page/may-act.ts';
import { nextStop } from '../../shared/page/tab-order.ts';
import * as env from '../env.ts';
import { t } from '../i18n/t.ts';
import type { GlassProps } from '../page/glass-props.ts';
import { createAct } from './act.ts';
import { fieldAt, isBox, isEdited } from './field-at.ts';
import { FieldEditor, type EditedField } from './field-editor.tsx';
import { createHoverRest, share } from './hover-rest.ts';
import { KeyRing } from './key-ring.tsx';
import { EDITABLE, isHidden, outOfReach } from './out-of-reach.ts';
import { refusalFor } from './refusals.ts';
import { useGlassScroll } from './use-glass-scroll.ts';
import './control-glass.css';

const FOCUSABLE = `input,textarea,select,button,a[href],summary,[tabindex],${EDITABLE}`;
const isKey = (key: string): key is Key => (KEYS as readonly string[]).includes(key);

export function ControlGlass({ sessionId, replica, scale, picture }: GlassProps) {
  const glass = useRef<HTMLDivElement>(null);
  const [edited, setEdited] = useState<EditedField | null>(null);
  const [keysGoTo, setKeysGoTo] = useState<Element | null>(null);
  const [hint, setHint] = useState<ActRefusal | null>(null);
  const [hand, setHand] = useState('default');
  const act = useMemo(() => createAct(sessionId, picture), [sessionId, picture]);
  const rest = useMemo(() => createHoverRest({ act, after: env.after }), [act]);
  const refused = refusalFor(sessionId);
  const refusal = refused ?? hint;
  const top = replica.page();
  useGlassScroll(glass, replica, scale, act);
  useEffect(() => rest.stop, [rest]);
  // Writing on where nothing arrives would only look like it did.
  useEffect(() => void (refused && setEdited(null)), [refused]);

  const targetAt = (x: number, y: number) => replica.targetAt(x / scale, y / scale);
  const edit = (element: Element) => setEdited({ element, node: replica.nodeOf(element) });
  function close({ element }: EditedField, isOver: boolean): void {
    setEdited((now) => (now?.element === element ? null : now));
    if (isOver) glass.current?.focus({ preventScroll: true });
  }

  function move(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    const { offsetX, offsetY } = event;
    const found = targetAt(offsetX, offsetY);
    const field = found && fieldAt(found.element);
    setHint(found && outOfReach(field && isEdited(field) ? kindOf(field) : 'click', field ?? found.element));
    setHand(found ? getComputedStyle(found.element).cursor : 'default');
    rest.moved(() => targetAt(offsetX, offsetY)?.spot ?? null);
  }
  function click(event: MouseEvent): void {
    const found = targetAt(event.offsetX, event.offsetY);
    if (!found) return;
    const { element, spot } = found;
    const field = fieldAt(element);
    setKeysGoTo(field ?? element.closest(FOCUSABLE) ?? element);
    glass.current?.focus({ preventScroll: true });
    if (!field) return act({ do: 'click', node: spot.node, x: share(spot.x), y: share(spot.y) });
    if (isBox(field)) {
      const { type, checked } = field as HTMLInputElement;
      return act({ do: 'check', node: replica.nodeOf(field), on: type === 'radio' || !checked });
    }
    const reason = outOfReach(kindOf(field), field);
    if (reason) setHint(reason);
    else edit(field);
  }

  /** Keys go where I clicked last, or where Tab has led from there. */
  function press(target: Element, key: Key, shift: boolean): void {
    act({ do: 'key', node: replica.nodeOf(target), key, shift });
    if (key === 'Escape') return setKeysGoTo(null);
    if (key === 'Tab' && top) goTo(nextStop(top.document, target, shift, mayStop));
  }
  const mayStop = (element: Element): boolean => replica.nodeOf(element) > 0 && !isHidden(element);
  function goTo(next: Element | null): void {
    setKeysGoTo(next);
    if (next && isEdited(next) && !outOfReach(kindOf(next), next)) return edit(next);
    setEdited(null);
    glass.current?.focus({ preventScroll: true });
  }
  function keyDown(event: KeyboardEvent): void {
    const { key, shiftKey } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!keysGoTo?.isConnected) {
      if (key !== 'Enter' || !top) return;
      goTo(nextStop(top.document, null, false, mayStop));
    } else if (isKey(key)) press(keysGoTo, key, shiftKey);
    else if (key.length === 1 && isEdited(keysGoTo) && !outOfReach(kindOf(keysGoTo), keysGoTo)) edit(keysGoTo);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      ref={glass}
      class={`control-glass${refusal ? ' out' : ''}`}
      style={refusal ? undefined : { cursor: /pointer|text/.test(hand) ? hand : 'default' }}
      tabIndex={0}
      role="application"
      aria-label={t('page.control_glass')}
      onPointerMove={move}
      onPointerLeave={() => setHint(null)}
      onClick={click}
      onKeyDown={keyDown}
    >
      {keysGoTo && !edited && top && keysGoTo.matches(FOCUSABLE) && (
        <KeyRing element={keysGoTo} top={top} scale={scale} onGone={() => setKeysGoTo(null)} />
      )}
      {edited && top && (
        <FieldEditor
          key={edited.node}
          field={edited}
          top={top}
          scale={scale}
          act={act}
          onKey={(key, shift) => press(edited.element, key, shift)}
          onClose={(isOver) => close(edited, isOver)}
        />
      )}
      <span class="control-hint" role="status" hidden={!refusal}>
        {refusal && t(`act.${refusal}`)}
      </span>
    </div>
  );
}

const kindOf = (field: Element): 'select' | 'type' | 'click' =>
  field.localName === 'select' ? 'select' : isEdited(field) ? 'type' : 'click';
