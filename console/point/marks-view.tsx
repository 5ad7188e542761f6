/** Shows over the replica what agents have marked on the page, mine and colleagues', as the visitor has it. */
import { useEffect, useRef } from 'preact/hooks';
import '../../shared/point/marks.css';
import { showMarks, type ShownMarks } from '../../shared/point/show-marks.ts';
import { desk } from '../desk.ts';
import { consentOf } from '../desk-lists.ts';
import * as env from '../env.ts';
import { myGrant } from '../page/capabilities.ts';
import { notesOf } from '../page/page-notes.ts';
import type { GlassProps } from '../page/glass-props.ts';
import { keepMark, keptMarks } from './kept-marks.ts';
import { showPoints } from './pointed.ts';
import './point.css';

const beforePicture = (run: () => void): (() => void) => {
  const frame = requestAnimationFrame(run);
  return () => cancelAnimationFrame(frame);
};

export function MarksView({ sessionId, replica, scale, picture }: GlassProps) {
  const layer = useRef<HTMLDivElement>(null);
  const shown = useRef<ShownMarks | null>(null);
  const scaleNow = useRef(scale);
  scaleNow.current = scale;
  const state = desk.value;
  const grants = state ? consentOf(state, sessionId).grants : [];
  const pointing = useRef(grants);
  pointing.current = grants.filter(({ capability, paused }) => capability === 'point' && !paused);
  const since = notesOf(sessionId).marks?.since;
  const sinceNow = useRef(since);
  sinceNow.current = since;

  useEffect(() => {
    if (!layer.current) return;
    const view = showMarks({
      layer: layer.current,
      isOwn: (color) =>
        pointing.current.some((grant) => grant.color === color && grant.agentId === desk.value?.me.agentId),
      eye(nowMs) {
        const top = replica.page();
        return top && { top, scale: scaleNow.current, node: replica.node, nowMs };
      },
      now: env.now,
      nextFrame: beforePicture,
      after: env.after,
    });
    shown.current = view;
    const hide = showPoints(sessionId, {
      tab: () => picture()?.tab ?? 0,
      take(color, frame) {
        const holder = pointing.current.find((grant) => grant.color === color);
        if (!holder || frame.tab !== picture()?.tab) return;
        view.take(color, holder.agentName, frame);
        if (sinceNow.current !== undefined && color === myGrant(sessionId, 'point')?.color)
          keepMark(sessionId, sinceNow.current, frame);
      },
    });
    return () => {
      hide();
      view.stop();
      shown.current = null;
    };
  }, [replica, sessionId, picture]);

  // A page that has begun anew shows none of what was there; one I come back to still has it.
  useEffect(() => {
    for (const color of [...(shown.current?.colors() ?? [])]) shown.current?.remove(color);
    const grant = myGrant(sessionId, 'point');
    if (!grant || since === undefined) return;
    for (const frame of keptMarks(sessionId, since)) shown.current?.take(grant.color, grant.agentName, frame);
  }, [since, replica, sessionId, picture]);

  useEffect(() => {
    for (const color of [...(shown.current?.colors() ?? [])])
      if (!pointing.current.some((grant) => grant.color === color)) shown.current?.remove(color);
  }, [state?.consents]);

  return <div ref={layer} class="marks" aria-hidden="true" hidden />;
}
