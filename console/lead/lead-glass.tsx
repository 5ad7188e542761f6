/** Lies over the replica while I lead: its links take the visitor along; my wheel moves only my picture. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { shownAddress } from '../../shared/client/shown-address.ts';
import { outOfReach } from '../control/out-of-reach.ts';
import { t } from '../i18n/t.ts';
import { LEADS_TO } from '../page/cleaning/sanitize-attributes.ts';
import type { GlassProps } from '../page/glass-props.ts';
import { leadHint, noteLeadHint } from './lead-hints.ts';
import { leadTo } from './lead-to.ts';
import { scrollHere } from './scroll-here.ts';
import './lead.css';

export function LeadGlass({ sessionId, replica, scale, picture }: GlassProps) {
  const glass = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState('');
  const hint = leadHint(sessionId);

  const linkAt = (event: MouseEvent): Element | null => {
    const found = replica.targetAt(event.offsetX / scale, event.offsetY / scale);
    return found?.element.closest(`a[${LEADS_TO}],area[${LEADS_TO}]`) ?? null;
  };
  const addressOf = (link: Element | null): string => link?.getAttribute(LEADS_TO) ?? '';

  useEffect(() => {
    const { current } = glass;
    if (!current) return;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const found = replica.targetAt(event.offsetX / scale, event.offsetY / scale);
      const unit = (event.deltaMode === 1 ? 32 : 1) / scale;
      if (found) scrollHere(found.element, event.deltaX * unit, event.deltaY * unit);
    };
    current.addEventListener('wheel', turn, { passive: false });
    return () => current.removeEventListener('wheel', turn);
  }, [replica, scale]);

  function click(event: MouseEvent): void {
    const link = linkAt(event);
    const url = addressOf(link);
    if (!link || !url) return noteLeadHint(sessionId, t('lead.hint'));
    const reason = outOfReach('click', link);
    if (reason === 'reserved' || reason === 'hidden') return noteLeadHint(sessionId, t(`lead.${reason}`));
    return void leadTo(sessionId, picture, { to: 'link', url, node: replica.nodeOf(link) });
  }

  return (
    <div
      ref={glass}
      class="tool-glass lead-glass"
      style={{ cursor: over ? 'pointer' : 'default' }}
      onPointerMove={(event) => setOver(addressOf(linkAt(event)))}
      onPointerLeave={() => setOver('')}
      onClick={click}
    >
      <span class="lead-word" role="status" hidden={!hint && !over} data-no={hint !== null}>
        {hint ?? t('lead.to', { page: shown(over) })}
      </span>
    </div>
  );
}

function shown(url: string): string {
  const address = shownAddress(url);
  return address ? address.host + address.path : url;
}
