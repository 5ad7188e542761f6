/** The live replica: bar above, the page in its own size below, the agent's pointer over it. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { connection, desk } from '../desk.ts';
import * as env from '../env.ts';
import { FormMarks } from '../form/form-marks.tsx';
import { t } from '../i18n/t.ts';
import { MarksView } from '../point/marks-view.tsx';
import { request } from '../link.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { sayError } from '../ui/toast.ts';
import { createAssetShelf } from './asset-shelf.ts';
import { PageBar, type Zoom } from './page-bar.tsx';
import { listenToFrames } from './page-frames.ts';
import { createPageAssets } from './page-assets.ts';
import { createPageStream, type PageStream } from './page-stream.ts';
import { beginNotes, forgetNotes, takeNote } from './page-notes.ts';
import { PauseVeil } from './pause-veil.tsx';
import { LookMarks } from './look-marks.tsx';
import type { Replica, ReplicaSize } from './replica.ts';
import { canFrameGoWithoutCookies, ReplayFrame } from './replay-frame.tsx';
import { chooseAgain, lookedAtTab, wantedTab } from './tab-look.ts';
import { activeTool, GLASSES } from './tools.ts';
import { createUrlPolicy, type UrlPolicy } from './cleaning/url-policy.ts';
import './replica-view.css';

export function ReplicaView({ sessionId }: { sessionId: SessionId }) {
  const [replica, setReplica] = useState<Replica | null>(null);
  const [size, setSize] = useState<ReplicaSize | null>(null);
  const [hasPicture, setPicture] = useState(false);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [room, setRoom] = useState<ReplicaSize>({ width: 1, height: 1 });
  const stage = useRef<HTMLDivElement>(null);
  const shown = useRef<PageStream | null>(null);
  const picture = useCallback(() => shown.current?.picture() ?? null, []);
  const tool = activeTool(sessionId);
  const Glass = tool && GLASSES[tool];
  const device = desk.value?.visitors?.get(sessionId)?.device;
  const wanted = wantedTab(sessionId);
  const pageOrigin = originOf(
    lookedAtTab(sessionId)?.url ?? desk.value?.pages.get(sessionId)?.url ?? desk.value?.visitors?.get(sessionId)?.url,
  );
  const times = connection.value;
  const origin = useRef(pageOrigin);
  const resync = () => void request('page:resync', { sessionId });

  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const measure = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }));
    measure.observe(element);
    return () => measure.disconnect();
  }, []);

  useEffect(() => {
    if (!replica) return;
    const facts = { consoleOrigin: location.origin, isFrameWithoutCookies: canFrameGoWithoutCookies() };
    const policy: UrlPolicy = (url) => createUrlPolicy({ ...facts, pageOrigin: origin.current })(url);
    const shelf = createAssetShelf((replica.frame.contentWindow as typeof globalThis & Window).URL);
    const assets = createPageAssets({ shelf, policy, replica, resync, after: env.after });
    const onPicture = () => {
      beginNotes(sessionId);
      setPicture(true);
    };
    const { allow, shapes, take: takeAsset } = assets;
    const stream = createPageStream({
      replica,
      allow,
      shapes,
      takeAsset,
      takeNote(note) {
        if (note.about === 'canvas') replica.draw(note);
        else if (note.about === 'state') replica.state.take(note);
        else takeNote(sessionId, note);
      },
      wantedTab: () => wantedTab(sessionId),
      resync,
      onPicture,
      after: env.after,
      now: env.now,
    });
    shown.current = stream;
    const stop = listenToFrames(sessionId, stream.take);
    void request('page:watch', { sessionId }).then((answer) => {
      if (answer.ok) chooseAgain(sessionId);
      else if (answer.error.code !== 'unavailable') sayError(answer.error);
    });
    return () => {
      stop();
      stream.close();
      assets.close();
      forgetNotes(sessionId);
      void request('page:unwatch', { sessionId });
    };
  }, [replica, sessionId, times]);

  useEffect(() => shown.current?.tabChanged(), [wanted]);

  // What the page may load hangs on where it lives; a picture drawn before that was known is drawn again.
  useEffect(() => {
    if (origin.current === pageOrigin) return;
    origin.current = pageOrigin;
    if (hasPicture) resync();
  }, [pageOrigin]);

  const isPhone = device === 'phone' || (size !== null && size.width <= 480);
  const edge = isPhone ? 24 : 0;
  const fit = size ? Math.min(1, (room.width - 32 - edge) / size.width, (room.height - 32 - edge) / size.height) : 1;
  const scale = zoom === 'fit' ? Math.max(0.1, fit) : 1;

  return (
    <section class="replica" aria-label={t('page.replica')}>
      <PageBar
        sessionId={sessionId}
        zoom={zoom}
        onZoom={setZoom}
        size={size}
        scale={scale}
        onReload={resync}
        picture={picture}
        replica={replica}
      />
      <div class="scroll replica-stage" ref={stage} data-zoom={zoom}>
        {!hasPicture && <Skeleton lines={8} label={t('page.coming')} />}
        <div
          class={`replica-screen${isPhone ? ' phone' : ''}`}
          hidden={!hasPicture}
          style={{ width: `${(size?.width ?? 0) * scale}px`, height: `${(size?.height ?? 0) * scale}px` }}
        >
          <ReplayFrame size={size} scale={scale} onReady={setReplica} onSize={setSize} />
          <div class="replica-glass">
            {replica && <LookMarks sessionId={sessionId} replica={replica} scale={scale} picture={picture} />}
            {replica && <FormMarks sessionId={sessionId} replica={replica} scale={scale} picture={picture} />}
            {replica && <MarksView sessionId={sessionId} replica={replica} scale={scale} picture={picture} />}
            {Glass && replica && <Glass sessionId={sessionId} replica={replica} scale={scale} picture={picture} />}
          </div>
        </div>
      </div>
      <PauseVeil sessionId={sessionId} />
    </section>
  );
}

function originOf(url: string | undefined): string | null {
  return (url && URL.parse(url)?.origin) || null;
}
