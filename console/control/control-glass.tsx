/** Lies over the replica while I may use the page: my clicks, wheel and writing become actions; what is out of reach says so. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ActRefusal } from '../../shared/protocol/control.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';
import * as env from '../env.ts';
import { t } from '../i18n/t.ts';
import type { Replica } from '../page/replica.ts';
import { createAct, type Picture } from './act.ts';
import { FieldEditor, type EditedField } from './field-editor.tsx';
import { outOfReach } from './out-of-reach.ts';
import { refusalFor } from './refusals.ts';
import { createWheel } from './wheel.ts';
import './control-glass.css';

type Props = { sessionId: SessionId; replica: Replica; scale: number; picture: () => Picture | null };
const WRITTEN =
  'textarea,[role=textbox],input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=reset],[type=image])';

export function ControlGlass({ sessionId, replica, scale, picture }: Props) {
  const glass = useRef<HTMLDivElement>(null);
  const [edited, setEdited] = useState<EditedField | null>(null);
  const [hint, setHint] = useState<ActRefusal | null>(null);
  const [hand, setHand] = useState('default');
  const act = useMemo(() => createAct(sessionId, picture), [sessionId, picture]);
  const refused = refusalFor(sessionId);
  const refusal = refused ?? hint;
  const targetAt = (event: MouseEvent) => replica.targetAt(event.offsetX / scale, event.offsetY / scale);

  useEffect(() => {
    const { current } = glass;
    if (!current) return;
    const wheel = createWheel({ nodeOf: replica.nodeOf, act, now: env.now, after: env.after });
    const turn = (event: WheelEvent) => {
      // The page below moves, not the desk around it.
      event.preventDefault();
      const over = replica.targetAt(event.offsetX / scale, event.offsetY / scale);
      if (!over || event.target !== current) return;
      const unit = event.deltaMode === 1 ? 32 : 1;
      wheel.turn(over.element, event.deltaX * unit, event.deltaY * unit);
    };
    current.addEventListener('wheel', turn, { passive: false });
    return () => {
      wheel.stop();
      current.removeEventListener('wheel', turn);
    };
  }, [replica, scale, act]);

  // Writing on where nothing arrives would only look like it did.
  useEffect(() => void (refused && setEdited(null)), [refused]);

  function hover(event: MouseEvent): void {
    const found = targetAt(event);
    const field = found && fieldAt(found.element);
    const reason = found && outOfReach(field?.matches(WRITTEN) ? 'type' : 'click', field ?? found.element);
    setHint(reason);
    setHand(found ? getComputedStyle(found.element).cursor : 'default');
  }
  function click(event: MouseEvent): void {
    const found = targetAt(event);
    if (!found) return;
    const { element, spot } = found;
    const field = fieldAt(element);
    if (!field) return act({ do: 'click', node: spot.node, x: share(spot.x), y: share(spot.y) });
    const node = replica.nodeOf(field);
    const box = field as HTMLInputElement;
    if (box.type === 'checkbox' || box.type === 'radio') {
      return act({ do: 'check', node, on: box.type === 'radio' || !box.checked });
    }
    const kind = field.localName === 'select' ? 'select' : 'type';
    const reason = outOfReach(kind, field);
    if (reason) setHint(reason);
    else setEdited({ element: field, node });
  }

  return (
    <div
      ref={glass}
      class={`control-glass${refusal ? ' out' : ''}`}
      style={refusal ? undefined : { cursor: /pointer|text/.test(hand) ? hand : 'default' }}
      onPointerMove={hover}
      onPointerLeave={() => setHint(null)}
      onClick={click}
    >
      {edited && <FieldEditor field={edited} scale={scale} act={act} onClose={() => setEdited(null)} />}
      <span class="control-hint" role="status" hidden={!refusal}>
        {refusal && t(`act.${refusal}`)}
      </span>
    </div>
  );
}

/** The field that is meant, also when its label is hit. Buttons are clicked like anything else. */
function fieldAt(element: Element): Element | null {
  const field = element.closest('input,textarea,select,[role=textbox]');
  const meant = field ?? element.closest('label')?.control ?? null;
  return meant?.matches('[type=button],[type=submit],[type=reset],[type=image],button') ? null : meant;
}
const share = (value: number): number => Math.min(Math.max(value, 0), 1);
