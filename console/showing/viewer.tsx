/** The same viewer the visitor has, in step with it. */
import { useEffect, useRef } from 'preact/hooks';
import type { SessionId } from '../../shared/protocol/ids.ts';
import type { Showing } from '../../shared/protocol/showing.ts';
import { createViewerFrame, type ViewerFrame } from '../../shared/showing/viewer-frame.ts';
import type { ViewerKind, ViewerPlace } from '../../shared/showing/viewer-messages.ts';
import { serverNow } from '../desk.ts';
import { locale, t } from '../i18n/t.ts';
import { notify } from '../link.ts';
import { scheme } from '../ui/theme.ts';

type Props = { sessionId: SessionId; showing: Showing; onPages: (pages: number) => void };

export function Viewer({ sessionId, showing, onPages }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<ViewerFrame | null>(null);
  const latest = useRef(showing);
  latest.current = showing;
  const { showingId, place } = showing;

  useEffect(() => {
    const { title, kind, url } = showing;
    const isDark =
      scheme.value === 'dark' || (scheme.value === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
    const base = `${location.origin}/`;
    frame.current = createViewerFrame({
      base,
      title: t('show.viewer', { name: title }),
      show: () => ({
        lotse: 'show',
        kind: kind as ViewerKind,
        url: new URL(url, base).href,
        title,
        locale: locale.value,
        scheme: isDark ? 'dark' : 'light',
        covered: null,
        place: placeOf(latest.current),
      }),
      said: (what) => {
        if (what.lotse === 'pages') onPages(what.pages);
        else if (what.lotse === 'move') {
          notify('showing:move', { sessionId, showingId, place: { at: what.at, playing: what.playing } });
        }
      },
    });
    box.current?.append(frame.current.element);
    return () => {
      frame.current?.remove();
      frame.current = null;
    };
  }, [showingId]);
  useEffect(() => frame.current?.place(placeOf(showing)), [place]);

  return <div class="show-viewer" ref={box} />;
}

const placeOf = ({ place }: Showing): ViewerPlace => ({
  at: place.at,
  playing: place.playing,
  agoMs: Math.max(0, serverNow() - place.since),
});
