/** Above the replica: where the visitor is, what I may, how large, and the way out. */
import { Maximize2, Minimize2, RotateCw, Square } from 'lucide';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { desk } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { Segments } from '../ui/segments.tsx';
import { shownPath } from '../visitors/shown-url.ts';
import { LeadBar } from '../lead/lead-bar.tsx';
import { giveBack } from './ask.ts';
import { Delay } from './delay.tsx';
import { FilmPlace } from './film-place.tsx';
import { HiddenCount } from './hidden-count.tsx';
import type { Replica, ReplicaSize } from './replica.ts';
import { TabStrip } from './tab-strip.tsx';
import { lookedAtTab } from './tab-look.ts';
import { ToolBar } from './tool-bar.tsx';
import { isPageAlone } from '../person/pane.ts';
import type { GlassProps } from './glass-props.ts';
import { activeTool } from './tools.ts';

export type Zoom = 'fit' | 'real';
type Props = {
  sessionId: SessionId;
  zoom: Zoom;
  onZoom: (zoom: Zoom) => void;
  size: ReplicaSize | null;
  scale: number;
  onReload: () => void;
  picture: GlassProps['picture'];
  replica: Replica | null;
};

export function PageBar({ sessionId, zoom, onZoom, size, scale, onReload, picture, replica }: Props) {
  const page = desk.value?.pages.get(sessionId);
  const tab = lookedAtTab(sessionId);
  const visitor = desk.value?.visitors?.get(sessionId);
  const url = tab?.url ?? page?.url ?? visitor?.url ?? '';
  const isAway = page?.online === false;
  return (
    <header class="page-bar">
      <div class="page-where">
        <span class={isAway ? 'tag warn' : 'tag good'}>
          <span class={isAway ? '' : 'live-dot'} /> {t(isAway ? 'page.away' : 'page.live')}
        </span>
        <strong class="clip">{tab?.title ?? page?.title ?? visitor?.title ?? ''}</strong>
        <span class="small faint clip">{shownPath(url)}</span>
        <FilmPlace sessionId={sessionId} />
        <HiddenCount sessionId={sessionId} />
        <Delay sessionId={sessionId} />
        {size && (
          <span class="small faint page-size" title={t('page.size')}>
            {size.width} × {size.height} · {Math.round(scale * 100)} %
          </span>
        )}
      </div>
      <TabStrip sessionId={sessionId} />
      <div class="page-tools">
        <ToolBar sessionId={sessionId} />
        <span class="push" />
        <Segments
          label={t('page.zoom')}
          value={zoom}
          onChoose={onZoom}
          options={[
            { value: 'fit', words: t('page.fit') },
            { value: 'real', words: '1:1' },
          ]}
        />
        <button
          type="button"
          class="button quiet little square page-alone"
          title={t('page.alone')}
          aria-pressed={isPageAlone.value}
          onClick={() => (isPageAlone.value = !isPageAlone.value)}
        >
          <Icon of={isPageAlone.value ? Minimize2 : Maximize2} label={t('page.alone')} />
        </button>
        <button type="button" class="button quiet little square" title={t('page.reload')} onClick={onReload}>
          <Icon of={RotateCw} label={t('page.reload')} />
        </button>
        <button
          type="button"
          class="button little page-stop"
          title={t('page.stop')}
          onClick={() => void giveBack(sessionId, 'view')}
        >
          <Icon of={Square} size={12} /> <span>{t('page.stop')}</span>
        </button>
      </div>
      {activeTool(sessionId) === 'lead' && <LeadBar sessionId={sessionId} picture={picture} replica={replica} />}
    </header>
  );
}
