/** Lies over the replica while I point: what I do there with the tool in my hand, the visitor sees on the page. Clicks nothing. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { agentColor } from '../../shared/point/agent-colors.ts';
import { boxOf, type Box } from '../../shared/point/place-box.ts';
import * as env from '../env.ts';
import { t } from '../i18n/t.ts';
import { myGrant } from '../page/capabilities.ts';
import type { GlassProps } from '../page/glass-props.ts';
import { createPen } from './draw-stroke.ts';
import type { Hand } from './hand.ts';
import { createTextMarker } from './mark-text.ts';
import { createMovePointer } from './move-pointer.ts';
import { createOutliner } from './outline-element.ts';
import { createPace } from './pace.ts';
import { inHand, takeByKey, type PointTool } from './point-kit.ts';
import { point } from './pointed.ts';
import { nameOfThing, stepAside, stepToThing, type Step } from './step-pointer.ts';
import './point.css';

const ARROWS: { readonly [key: string]: readonly [number, number] } = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** With the shift key, in px of the page. */
const STEP_PX = 24;

export function PointGlass({ sessionId, replica, scale }: GlassProps) {
  const tool = inHand.value;
  const glass = useRef<HTMLDivElement>(null);
  const [preview, setPreview] = useState<Box | null>(null);
  const [step, setStep] = useState<Step | null>(null);
  const [said, setSaid] = useState('');
  const { pointer, pen, marker, outliner } = useMemo(() => {
    const pace = createPace({ beforePicture: requestAnimationFrame, now: () => performance.now() });
    const hand: Hand = { replica, pace, send: (pointed) => point(sessionId, pointed), after: env.after };
    return {
      pointer: createMovePointer(hand),
      pen: createPen(hand),
      marker: createTextMarker(hand),
      outliner: createOutliner(hand),
    };
  }, [sessionId, replica]);
  /** What the mouse went down with: another may be taken before it comes up. */
  const held = useRef<PointTool | null>(null);

  useEffect(() => () => pointer.leave(), [pointer]);
  useEffect(() => setPreview(null), [tool]);

  /** In pixels of the visitor's page. Not `offsetX`, which gathered events do not have. */
  const at = ({ clientX, clientY }: MouseEvent) => {
    const { left = 0, top = 0 } = glass.current?.getBoundingClientRect() ?? {};
    return { x: (clientX - left) / scale, y: (clientY - top) / scale };
  };
  function showPreview(x: number, y: number): void {
    const [element, page] = [outliner.at(x, y), replica.page()];
    setPreview(element && page ? boxOf(element, page) : null);
  }
  function move(event: PointerEvent): void {
    const { x, y } = at(event);
    if (held.current === 'draw') {
      const all = event.getCoalescedEvents?.() ?? [];
      return pen.move(all.length > 0 ? all.map(at) : [{ x, y }]);
    }
    if (held.current === 'text') return marker.move(x, y);
    if (tool === 'outline') showPreview(x, y);
    setStep(null);
    pointer.move(x, y);
  }
  function down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const { x, y } = at(event);
    if (tool === 'pointer') return pointer.click(x, y);
    if (tool === 'outline') {
      outliner.click(x, y);
      return showPreview(x, y);
    }
    held.current = tool;
    glass.current?.setPointerCapture(event.pointerId);
    pointer.rest();
    if (tool === 'draw') pen.down({ x, y });
    else marker.down(x, y);
  }
  function up(event: PointerEvent): void {
    if (!held.current) return;
    if (held.current === 'draw') pen.up();
    else marker.up();
    held.current = null;
    const { x, y } = at(event);
    pointer.move(x, y);
  }
  function leave(): void {
    setPreview(null);
    setStep(null);
    pointer.leave();
  }
  /** A finger that is lifted has pointed: the pointer stays a while. */
  const lifted = ({ pointerType }: PointerEvent) => (pointerType === 'touch' ? setPreview(null) : leave());

  function lead(next: Step | null): void {
    const page = replica.page();
    if (!next || !page) return;
    setStep(next);
    setPreview(next.element && boxOf(next.element, page));
    setSaid(next.element ? nameOfThing(next.element) || t('point.unnamed') : '');
    pointer.move(next.x, next.y);
  }
  function pressArrow(key: string, isSmall: boolean): boolean {
    const way = ARROWS[key];
    if (!way) return false;
    const [dx, dy] = way;
    if (isSmall) lead(stepAside(replica, step, dx * STEP_PX, dy * STEP_PX));
    else lead(stepToThing(replica, step, dx + dy > 0 ? 1 : -1));
    return true;
  }
  function pressOn(key: string, { element, x, y }: Step): boolean {
    if (key === ' ') pointer.click(x, y);
    else if (key !== 'Enter' || !element) return false;
    else {
      point(sessionId, { kind: 'outline', node: replica.nodeOf(element) });
      setSaid(t('point.outlined', { name: nameOfThing(element) || t('point.unnamed') }));
    }
    return true;
  }
  function press(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    if (key === 'Escape') {
      point(sessionId, { kind: 'wipe' });
      setSaid(t('point.wiped'));
    } else if (!takeByKey(key) && !pressArrow(key, event.shiftKey) && !(step && pressOn(key, step))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      ref={glass}
      class="tool-glass pointing point-glass"
      data-hand={tool}
      tabIndex={0}
      role="application"
      aria-label={t('point.glass')}
      style={{ '--agent': agentColor(myGrant(sessionId, 'point')?.color ?? 0) }}
      onPointerMove={move}
      onPointerDown={down}
      onPointerUp={up}
      onPointerCancel={up}
      onPointerLeave={lifted}
      onBlur={leave}
      onKeyDown={press}
    >
      {preview && <div class="point-preview" style={placed(preview, scale)} />}
      {step && <div class="point-step" style={{ translate: `${step.x * scale}px ${step.y * scale}px` }} />}
      <span class="unseen" role="status">
        {said}
      </span>
    </div>
  );
}

const placed = ({ left, top, width, height }: Box, scale: number) => ({
  transform: `translate(${left * scale - 2}px, ${top * scale - 2}px)`,
  width: `${width * scale + 4}px`,
  height: `${height * scale + 4}px`,
});
